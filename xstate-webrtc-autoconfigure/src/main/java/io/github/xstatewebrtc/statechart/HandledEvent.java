package io.github.xstatewebrtc.statechart;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.HostedActor;

/**
 * An event for an application's own actor, with what deals with it.
 */
final class HandledEvent extends ReceivedEvent {

	private final ActorSpec.Handling handling;

	private volatile @Nullable Object value;

	HandledEvent(ActorEvent event, Delivery delivery, ActorSpec.Handling handling) {
		super(event, delivery);
		this.handling = handling;
	}

	void handle(HostedActor self) throws Exception {
		this.value = this.handling.run(self);
	}

	@Override
	@Nullable Object value() {
		return this.value;
	}

}
