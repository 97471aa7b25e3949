package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.xstatewebrtc.timing.Timers;

/**
 * One run of a hub, which takes back members of earlier ones while it begins. Safe for
 * use by many threads.
 */
final class HubRun {

	/**
	 * How old a token of an earlier run may be. Members that stay connected for longer
	 * get another id after a restart.
	 */
	static final Duration MAX_TOKEN_AGE = Duration.ofDays(7);

	private final String id = RandomIds.next();

	private final Timers timers;

	private final InstantSource clock;

	private final Duration window;

	private final long startedAt;

	private final Set<String> takenBack = ConcurrentHashMap.newKeySet();

	/**
	 * Begin a run.
	 * @param timers time
	 * @param clock tells how old tokens are
	 * @param window how long members of an earlier run may come back
	 */
	HubRun(Timers timers, InstantSource clock, Duration window) {
		this.timers = timers;
		this.clock = clock;
		this.window = window;
		this.startedAt = timers.nanoTime();
	}

	/**
	 * Return the run's name.
	 * @return random
	 */
	String id() {
		return this.id;
	}

	Instant now() {
		return this.clock.instant();
	}

	/**
	 * Return how long members of earlier runs may still come back.
	 * @return not positive once they may not
	 */
	Duration timeToReturn() {
		return this.window.minusNanos(this.timers.nanoTime() - this.startedAt);
	}

	boolean isBeginning() {
		return timeToReturn().compareTo(Duration.ZERO) > 0;
	}

	/**
	 * Decide whether somebody goes on under the id of an earlier run. Each id may once: a
	 * member that was sent away does not come back by the token that it had before.
	 * @param token its token
	 * @return whether it does
	 */
	boolean takesBack(ResumeToken token) {
		if (!isBeginning()) {
			this.takenBack.clear();
			return false;
		}
		return !token.run().equals(this.id) && now().isBefore(token.issued().plus(MAX_TOKEN_AGE))
				&& this.takenBack.add(token.peerId());
	}

}
