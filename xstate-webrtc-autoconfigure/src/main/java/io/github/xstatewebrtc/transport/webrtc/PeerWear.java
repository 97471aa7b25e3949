package io.github.xstatewebrtc.transport.webrtc;

/**
 * How much one other peer has worn the native library lately, over all of its
 * connections. A peer that goes on above a rate is heavy, from then on: its connections
 * wear a native factory out before long, so they share none with those of others. Safe
 * for use by many threads.
 */
final class PeerWear {

	private final long burst;

	private final double perNano;

	private double level;

	private long counted;

	private boolean heavy;

	/**
	 * Begin with nothing.
	 * @param burst how many messages at once are not heavy; a hundredth of it a second is
	 * not either
	 * @param nanoTime the time of now
	 */
	PeerWear(long burst, long nanoTime) {
		this.burst = burst;
		this.perNano = burst / 100.0 / 1_000_000_000;
		this.counted = nanoTime;
	}

	/**
	 * Count a message.
	 * @param nanoTime the time of now
	 * @return whether the peer is heavy
	 */
	synchronized boolean count(long nanoTime) {
		if (!this.heavy) {
			this.level = Math.max(0, this.level - (nanoTime - this.counted) * this.perNano) + 1;
			this.counted = nanoTime;
			this.heavy = this.level > this.burst;
		}
		return this.heavy;
	}

	synchronized boolean isHeavy() {
		return this.heavy;
	}

	/**
	 * Return the share in it of one more connection.
	 * @return counts what arrives there
	 */
	ConnectionWear ofConnection() {
		return new ConnectionWear(this, isHeavy(), this.burst / 4);
	}

}
