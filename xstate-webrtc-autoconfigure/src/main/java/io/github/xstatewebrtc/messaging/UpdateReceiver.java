package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;

/**
 * Takes what an actor's subscriber is told, one call at a time and in order.
 */
interface UpdateReceiver {

	/**
	 * The actor has come to a state.
	 * @param newest its snapshot
	 */
	void snapshot(ActorSnapshot newest);

	/**
	 * Return whether anything is done with events: to write and read them costs.
	 * @return whether {@link #emitted} is to be called
	 */
	default boolean hearsEvents() {
		return false;
	}

	/**
	 * The actor emitted an event.
	 * @param event the event, immutable
	 * @param characters how many it has as JSON
	 */
	default void emitted(ActorEvent event, int characters) {
	}

	/**
	 * No more follow.
	 * @param failure why, {@code null} if the actor has stopped
	 */
	void end(@Nullable ActorException failure);

}
