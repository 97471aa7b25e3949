package io.github.xstatewebrtc.benchmark.listener;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * A statechart that is nothing but its state, so that what is measured is the listening
 * and no library's own work. Its one observer is told by the benchmark.
 */
final class HandMadeStatechart implements ActorState {

	private static final Map<String, Object> DEFINITION = Map.of("id", "order", "initial", "open", "states",
			Map.of("open", Map.of("on", Map.of("NEXT", "paid")), "paid", Map.of("on", Map.of("NEXT", "open"))));

	private final Object context;

	private @Nullable StatechartObserver observer;

	private Object value = "open";

	HandMadeStatechart(Object context) {
		this.context = context;
	}

	StatechartObserver observer() {
		return Objects.requireNonNull(this.observer, "register it first");
	}

	void enter(Object value) {
		this.value = value;
	}

	@Override
	public ActorStatus status() {
		return ActorStatus.ACTIVE;
	}

	@Override
	public Object value() {
		return this.value;
	}

	@Override
	public Object context() {
		return this.context;
	}

	/**
	 * The door by which it comes in.
	 */
	static final class Adapter implements StatechartAdapter<HandMadeStatechart> {

		@Override
		public Class<HandMadeStatechart> type() {
			return HandMadeStatechart.class;
		}

		@Override
		public String src(HandMadeStatechart machine) {
			return "order";
		}

		@Override
		public @Nullable String name(HandMadeStatechart machine) {
			return null;
		}

		@Override
		public Map<String, @Nullable Object> definition(HandMadeStatechart machine) {
			return Map.copyOf(DEFINITION);
		}

		@Override
		public boolean isActive(HandMadeStatechart machine) {
			return true;
		}

		@Override
		public ActorState state(HandMadeStatechart machine) {
			return machine;
		}

		@Override
		public void observe(HandMadeStatechart machine, StatechartObserver observer) {
			machine.observer = observer;
		}

		@Override
		public CompletionStage<Acceptance> send(HandMadeStatechart machine, ActorEvent event) {
			return CompletableFuture.completedFuture(Acceptance.refused("It moves when the benchmark says so"));
		}

	}

}
