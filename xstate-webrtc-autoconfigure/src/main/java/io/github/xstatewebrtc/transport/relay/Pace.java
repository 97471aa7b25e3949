package io.github.xstatewebrtc.transport.relay;

import java.util.concurrent.TimeUnit;

/**
 * Spreads bytes over time: at most a second's worth at once.
 */
final class Pace {

	private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final double nanosPerByte;

	/** When all that was sent would have gone at a steady pace. */
	private long paidUntil;

	Pace(int bytesPerSecond, long now) {
		this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
		this.paidUntil = now;
	}

	/**
	 * Send something now, if it may be. What is more than a second's worth goes when
	 * nothing is owed.
	 * @param bytes how much
	 * @param now the time in nanoseconds
	 * @return how long to wait instead, in nanoseconds; 0 or less if it may be sent
	 */
	long take(int bytes, long now) {
		long from = (this.paidUntil - now > 0) ? this.paidUntil : now;
		long cost = (long) (bytes * this.nanosPerByte);
		long wait = from + Math.min(cost, BURST_NANOS) - now - BURST_NANOS;
		if (wait <= 0) {
			this.paidUntil = from + cost;
		}
		return wait;
	}

}
