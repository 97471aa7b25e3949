package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before each next try: twice as long every time up to a bound, less a
 * random part of up to a half, so that not all come at once.
 */
final class Backoff {

	private final Duration first;

	private final Duration max;

	private Duration next;

	Backoff(Duration first, Duration max) {
		this.first = first;
		this.max = max;
		this.next = first;
	}

	Duration next() {
		Duration delay = (this.next.compareTo(this.max) < 0) ? this.next : this.max;
		this.next = delay.multipliedBy(2);
		return Duration.ofNanos((long) (delay.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
	}

	void reset() {
		this.next = this.first;
	}

}
