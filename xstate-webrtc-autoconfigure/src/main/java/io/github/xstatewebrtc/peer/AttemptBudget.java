package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how often one peer can make this one set up a connection, each of which costs
 * native memory that never comes back: ten at once, then one every two seconds.
 */
final class AttemptBudget {

	private static final int BURST = 10;

	private static final long REFILL_NANOS = Duration.ofSeconds(2).toNanos();

	private final LongSupplier nanoTime;

	private int left = BURST;

	private long refilled;

	AttemptBudget(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.refilled = nanoTime.getAsLong();
	}

	boolean tryTake() {
		long now = this.nanoTime.getAsLong();
		long earned = (now - this.refilled) / REFILL_NANOS;
		if (earned > 0) {
			this.left = (int) Math.min(BURST, this.left + earned);
			this.refilled += earned * REFILL_NANOS;
		}
		if (this.left == 0) {
			return false;
		}
		this.left--;
		return true;
	}

}
