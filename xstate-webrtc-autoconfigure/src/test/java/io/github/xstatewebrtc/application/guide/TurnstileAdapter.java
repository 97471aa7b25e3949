package io.github.xstatewebrtc.application.guide;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.GuardedObserver;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * The guide's adapter.
 */
@Component
class TurnstileAdapter implements StatechartAdapter<Turnstile> {

	@Override
	public Class<Turnstile> type() {
		return Turnstile.class;
	}

	@Override
	public String src(Turnstile turnstile) {
		return "turnstile";
	}

	@Override
	public @Nullable String name(Turnstile turnstile) {
		return null;
	}

	@Override
	public Map<String, @Nullable Object> definition(Turnstile turnstile) {
		return Map.of("id", "turnstile", "initial", "locked", "states", Map.of("locked",
				Map.of("on", Map.of("COIN", "unlocked")), "unlocked", Map.of("on", Map.of("PUSH", "locked"))));
	}

	@Override
	public boolean isActive(Turnstile turnstile) {
		return true;
	}

	@Override
	public ActorState state(Turnstile turnstile) {
		return ActorSnapshot.of(ActorStatus.ACTIVE, turnstile.state().id());
	}

	@Override
	public void observe(Turnstile turnstile, StatechartObserver observer) {
		StatechartObserver guarded = new GuardedObserver(observer);
		turnstile.listeners.add(new Turnstile.Listener() {

			@Override
			public void received(Turnstile.Event event) {
				guarded.received(ActorEvent.of(event.name()), false);
			}

			@Override
			public void changed(Turnstile.Event event) {
				guarded.transitioned(ActorEvent.of(event.name()), state(turnstile));
			}

		});
	}

	@Override
	public CompletionStage<Acceptance> send(Turnstile turnstile, ActorEvent event) {
		return CompletableFuture.completedFuture(Stream.of(Turnstile.Event.values())
			.filter((each) -> each.name().equals(event.type()))
			.findFirst()
			.map((known) -> turnstile.handle(known) ? Acceptance.accepted()
					: Acceptance.refused("Not while it is " + turnstile.state().id()))
			.orElseGet(() -> Acceptance.refused("There is no event '" + event.type() + "'")));
	}

}
