package io.github.xstatewebrtc.messaging;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * An actor that does what the test wants.
 */
final class HeldActor {

	private final HeldEvents events = new HeldEvents();

	private final LocalActorSystem system;

	private final LocalActor actor;

	HeldActor(LocalActorSystem system, String name) {
		this.system = system;
		this.actor = system.register(
				new ActorRegistration(name, name, name + "Machine", Map::of,
						() -> ActorSnapshot.of(ActorStatus.ACTIVE, "idle"), this.events::receive),
				ActorSnapshot.of(ActorStatus.ACTIVE, "idle"));
	}

	LocalActor local() {
		return this.actor;
	}

	HeldEvents events() {
		return this.events;
	}

	void goesTo(String state, Map<String, ?> context) {
		this.system.transitioned(this.actor, ActorEvent.of("GO"),
				new ActorSnapshot(ActorStatus.ACTIVE, state, context, Set.of(), null, null));
	}

	void emits(String type, Map<String, ?> payload) {
		this.system.emitted(this.actor, ActorEvent.of(type, payload));
	}

	void fails() {
		this.system.transitioned(this.actor, ActorEvent.of("GO"), ActorSnapshot.of(ActorStatus.ERROR, "broken"));
	}

	void stops(ActorStatus status, @Nullable Object output) {
		this.system.stopped(this.actor, ActorEvent.of("STOP"),
				new ActorSnapshot(status, "over", null, Set.of(), output, null));
	}

}
