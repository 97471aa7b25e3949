package io.github.xstatewebrtc.statechart;

import java.util.concurrent.CompletionStage;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * Whom a mailbox delivers to.
 */
interface Recipient {

	/**
	 * Give it an event.
	 * @param event the event
	 * @return completes with what became of it
	 */
	CompletionStage<Acceptance> give(ActorEvent event);

	/**
	 * Return whether the calling thread is in it by another way than the mailbox.
	 * @return whether it is, as far as that is known
	 */
	default boolean isWithin() {
		return false;
	}

	/**
	 * Return whether the calling thread may wait for an answer that is not there yet.
	 * @return whether the answer can come while it waits
	 */
	default boolean mayWait() {
		return !isWithin();
	}

}
