package io.github.xstatewebrtc.inspection;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.actor.capture.CapturedTree;

/**
 * Those who may see the same.
 */
public enum Audience {

	/**
	 * They see all that was captured.
	 */
	VALUES,

	/**
	 * They see states, event types and keys.
	 */
	NO_VALUES;

	ActorSnapshot view(ActorSnapshot snapshot) {
		return (this == VALUES) ? snapshot : CapturedTree.masked(snapshot);
	}

	CapturedEvent view(CapturedEvent event) {
		return (this == VALUES) ? event : CapturedTree.masked(event);
	}

}
