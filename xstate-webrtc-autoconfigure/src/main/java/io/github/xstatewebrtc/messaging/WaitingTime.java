package io.github.xstatewebrtc.messaging;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;

/**
 * How long others may be waited for.
 */
public final class WaitingTime {

	private static final Duration LEAST = Duration.ofMillis(1);

	private WaitingTime() {
	}

	/**
	 * Check a time.
	 * @param what what waits, to begin a sentence with
	 * @param time how long
	 * @throws IllegalArgumentException if it is none, less than a millisecond or more
	 * than five minutes
	 */
	public static void check(String what, @Nullable Duration time) {
		if (time == null || time.compareTo(LEAST) < 0 || time.compareTo(ActorRequestReader.MAX_TIMEOUT) > 0) {
			throw new IllegalArgumentException(what + " waits between a millisecond and "
					+ ActorRequestReader.MAX_TIMEOUT.toMinutes() + " minutes, not " + time);
		}
	}

}
