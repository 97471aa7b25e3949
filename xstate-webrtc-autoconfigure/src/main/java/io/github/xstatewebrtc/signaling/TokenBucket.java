package io.github.xstatewebrtc.signaling;

import java.util.concurrent.TimeUnit;

/**
 * Lets through a number of things a second, as many also at once.
 */
final class TokenBucket {

	private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

	private final double perSecond;

	private final int atOnce;

	private double tokens;

	private long filledAt;

	TokenBucket(int perSecond, long now) {
		this(perSecond, perSecond, now);
	}

	TokenBucket(double perSecond, int atOnce, long now) {
		this.perSecond = perSecond;
		this.atOnce = atOnce;
		this.tokens = atOnce;
		this.filledAt = now;
	}

	boolean take(long now) {
		this.tokens = Math.min(this.atOnce, this.tokens + (now - this.filledAt) / NANOS * this.perSecond);
		this.filledAt = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
