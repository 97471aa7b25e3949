package io.github.xstatewebrtc.statechart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A statechart that is sent more than its mailbox holds while it deals with one event.
 */
class StatechartOverloadTests {

	private static final int MORE = 1_100;

	private final List<CompletableFuture<Acceptance>> answers = new ArrayList<>();

	private final StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(),
			List.of(new BusyAdapter()));

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.registry);

	@AfterEach
	void close() {
		this.registry.close();
	}

	@Test
	@Limit("events that wait for one statechart")
	void ofTheEventsThatAreSentEachIsAcceptedOrAnsweredAsOverloadedAndCounted() {
		Busy busy = new Busy();
		assertThat(send(busy, "ONE").join().isAccepted()).isTrue();
		long accepted = this.answers.stream().filter((answer) -> answer.join().isAccepted()).count();
		long overloaded = this.answers.stream()
			.filter((answer) -> answer.join().outcome() == Acceptance.Outcome.OVERLOADED)
			.count();
		assertThat(accepted).isEqualTo(1_024);
		assertThat(accepted + overloaded).isEqualTo(MORE);
		assertThat(this.meters.count("statecharts.overloaded", null)).isEqualTo(overloaded);
	}

	private CompletableFuture<Acceptance> send(Busy busy, String type) {
		return this.registry.send(busy, ActorEvent.of(type)).toCompletableFuture();
	}

	private static final class Busy {

	}

	private final class BusyAdapter implements StatechartAdapter<Busy> {

		@Override
		public Class<Busy> type() {
			return Busy.class;
		}

		@Override
		public String src(Busy machine) {
			return "busy";
		}

		@Override
		public @Nullable String name(Busy machine) {
			return null;
		}

		@Override
		public Map<String, @Nullable Object> definition(Busy machine) {
			return Map.of();
		}

		@Override
		public boolean isActive(Busy machine) {
			return true;
		}

		@Override
		public ActorState state(Busy machine) {
			return ActorSnapshot.of(ActorStatus.ACTIVE, "busy");
		}

		@Override
		public void observe(Busy machine, StatechartObserver observer) {
		}

		@Override
		public CompletionStage<Acceptance> send(Busy machine, ActorEvent event) {
			for (int i = 0; event.type().equals("ONE") && i < MORE; i++) {
				StatechartOverloadTests.this.answers.add(StatechartOverloadTests.this.send(machine, "MORE"));
			}
			return CompletableFuture.completedFuture(Acceptance.accepted());
		}

	}

}
