package io.github.xstatewebrtc.messaging;

import java.time.Duration;

import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;

/**
 * How long an ask may take.
 */
final class AskTime {

	private AskTime() {
	}

	static void check(Duration timeout) {
		if (timeout.toMillis() < 1 || timeout.compareTo(ActorRequestReader.MAX_TIMEOUT) > 0) {
			throw new IllegalArgumentException("An ask waits between a millisecond and "
					+ ActorRequestReader.MAX_TIMEOUT.toMinutes() + " minutes, not " + timeout);
		}
	}

}
