package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.TraceContext;

/**
 * Where nobody observes messages.
 */
final class Unobserved implements MessageObserver, MessageObserver.Sending, MessageObserver.Receiving {

	@Override
	public Sending sending(Operation operation, ActorAddress to, String eventType) {
		return this;
	}

	@Override
	public Receiving receiving(Operation operation, LocalActor actor, String eventType, @Nullable TraceContext trace) {
		return this;
	}

	@Override
	public @Nullable TraceContext trace() {
		return null;
	}

	@Override
	public Delivery.Scope enter() {
		return Delivery.Scope.NONE;
	}

	@Override
	public void ended(@Nullable Boolean accepted, @Nullable Throwable failure) {
	}

	@Override
	public void ended(Receipt receipt) {
	}

}
