package io.github.xstatewebrtc.statechart;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * The types that events may have which an actor emits: as long as the protocol's.
 */
final class EmittedType {

	private static final int MOST = 256;

	private EmittedType() {
	}

	static void check(ActorEvent event) {
		if (event.type().isEmpty() || event.type().length() > MOST) {
			throw new IllegalArgumentException("The type of an event has 1 to " + MOST + " characters, not "
					+ event.type().length() + ": give it another name");
		}
	}

}
