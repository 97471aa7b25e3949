package io.github.xstatewebrtc.inspection;

import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * Hears of an actor that is followed, on the actor's own thread.
 */
@FunctionalInterface
public interface FollowListener {

	/**
	 * There is a newer snapshot, or the actor has stopped.
	 */
	void changed();

	/**
	 * The actor emitted an event, which the snapshot does not tell of.
	 * @param follower who follows it
	 * @param event the event, to be {@linkplain Follower#view viewed} before it is shown
	 */
	default void emitted(Follower follower, CapturedEvent event) {
	}

}
