package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how often something may be asked for: so many times at once, then one time after
 * the other. Safe for use by many threads.
 */
final class AttemptBudget {

	private final LongSupplier nanoTime;

	private final int burst;

	private final long refillNanos;

	private int left;

	private long refilled;

	AttemptBudget(LongSupplier nanoTime, int burst, Duration refill) {
		this.nanoTime = nanoTime;
		this.burst = burst;
		this.refillNanos = refill.toNanos();
		this.left = burst;
		this.refilled = nanoTime.getAsLong();
	}

	synchronized boolean tryTake() {
		long now = this.nanoTime.getAsLong();
		long earned = (now - this.refilled) / this.refillNanos;
		if (earned > 0) {
			this.left = (int) Math.min(this.burst, this.left + earned);
			this.refilled += earned * this.refillNanos;
		}
		if (this.left == 0) {
			return false;
		}
		this.left--;
		return true;
	}

}
