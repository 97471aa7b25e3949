package io.github.xstatewebrtc.messaging;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.Delivery;

/**
 * An event that has come for an actor.
 *
 * @param begun asked when it is its turn
 * @param sourceId who sent it, or {@code null}
 * @param sender the peer that it comes from, {@code null} if it is of this application
 * @param observed sees it through
 */
record Arrival(BooleanSupplier begun, @Nullable String sourceId, @Nullable String sender,
		MessageObserver.Receiving observed) implements Delivery {

	@Override
	public boolean begins() {
		return this.begun.getAsBoolean();
	}

	@Override
	public Scope enter() {
		return this.observed.enter();
	}

}
