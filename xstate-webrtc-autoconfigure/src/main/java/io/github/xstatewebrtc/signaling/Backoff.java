package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before each next try: twice as long every time up to a bound, less a
 * random part of up to a half, so that not all come at once. Not safe for use by many
 * threads.
 */
public final class Backoff {

	private final Duration first;

	private final Duration max;

	private Duration next;

	/**
	 * Begin with the first wait.
	 * @param first how long to wait before the first next try
	 * @param max how long to wait at most
	 */
	public Backoff(Duration first, Duration max) {
		this.first = first;
		this.max = max;
		this.next = first;
	}

	/**
	 * Return how long to wait now, and longer next time.
	 * @return a time to wait
	 */
	public Duration next() {
		Duration delay = (this.next.compareTo(this.max) < 0) ? this.next : this.max;
		this.next = delay.multipliedBy(2);
		return Duration.ofNanos((long) (delay.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
	}

	/**
	 * Begin anew: a try has succeeded.
	 */
	public void reset() {
		this.next = this.first;
	}

}
