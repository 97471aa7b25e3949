package io.github.xstatewebrtc.inspection;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * Something that an actor did, captured, on its way to those who watch.
 *
 * @param kind what it did
 * @param time when, in milliseconds since the epoch
 * @param sourceId who sent the event, if that is known
 * @param event the event
 * @param snapshot the state after it, absent for {@link Kind#RECEIVED}
 */
record Occurrence(Kind kind, long time, @Nullable String sourceId, CapturedEvent event,
		@Nullable ActorSnapshot snapshot) {

	/**
	 * What an actor can do.
	 */
	enum Kind {

		STARTED, RECEIVED, TRANSITIONED, STOPPED

	}

}
