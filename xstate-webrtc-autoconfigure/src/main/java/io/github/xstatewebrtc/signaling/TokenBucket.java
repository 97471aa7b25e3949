package io.github.xstatewebrtc.signaling;

import java.util.concurrent.TimeUnit;

/**
 * Lets through a number of things a second, as many also at once. Used by one thread at a
 * time.
 */
public final class TokenBucket {

	private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

	private final double perSecond;

	private final double atOnce;

	private double tokens;

	private long filledAt;

	TokenBucket(int perSecond, long now) {
		this(perSecond, perSecond, now);
	}

	/**
	 * Begin with a full bucket.
	 * @param perSecond how many may pass in a second
	 * @param atOnce how many may pass at once
	 * @param now the time in nanoseconds
	 */
	public TokenBucket(double perSecond, double atOnce, long now) {
		this.perSecond = perSecond;
		this.atOnce = atOnce;
		this.tokens = atOnce;
		this.filledAt = now;
	}

	boolean take(long now) {
		return take(1, now);
	}

	/**
	 * Let several through together, or none of them.
	 * @param amount how many
	 * @param now the time in nanoseconds
	 * @return whether they may pass
	 */
	public boolean take(int amount, long now) {
		this.tokens = Math.min(this.atOnce, this.tokens + (now - this.filledAt) / NANOS * this.perSecond);
		this.filledAt = now;
		if (this.tokens < amount) {
			return false;
		}
		this.tokens -= amount;
		return true;
	}

}
