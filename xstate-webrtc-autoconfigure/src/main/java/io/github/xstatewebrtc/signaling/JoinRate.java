package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * Bounds how fast one channel takes newcomers: each is told of all members, and all of
 * it, so that somebody who comes and goes without end would keep the hub busy with that.
 * Twice as many may come at once as there is room for: all, and all again after a cut.
 * Confined to the lock of its channel.
 */
final class JoinRate {

	/** A channel with little room is reloaded as often as one with much. */
	private static final int LEAST = 60;

	private static final double SECONDS = 30;

	private final TokenBucket bucket;

	JoinRate(int maxMembers, long now) {
		int atOnce = (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, 2L * maxMembers));
		this.bucket = new TokenBucket(atOnce / 2.0 / SECONDS, atOnce, now);
	}

	/**
	 * Count a join that is allowed otherwise.
	 * @param label the label of the channel
	 * @param now the time in nanoseconds
	 * @throws RefusedException if there were too many of late
	 */
	void take(String label, long now) throws RefusedException {
		if (!this.bucket.take(now)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED,
					"Too many have joined the channel '" + label + "' of late: join again in a few seconds.");
		}
	}

}
