package io.github.xstatewebrtc.link;

/**
 * Counts frames against a rate: so many at once, and from then on so many a second. Not
 * for concurrent use.
 */
final class FrameRate {

	private final long nanosPerFrame;

	private final long mostNanos;

	/** Until when the frames taken so far have used up the rate. */
	private long takenUntil;

	/**
	 * Begin with nothing taken.
	 * @param perSecond how many frames a second
	 * @param atOnce how many without any time between them
	 * @param nanoTime the time now
	 */
	FrameRate(int perSecond, int atOnce, long nanoTime) {
		this.nanosPerFrame = 1_000_000_000L / perSecond;
		this.mostNanos = atOnce * this.nanosPerFrame;
		this.takenUntil = nanoTime;
	}

	/**
	 * Count one frame.
	 * @param nanoTime the time now
	 * @return whether the rate allowed it
	 */
	boolean take(long nanoTime) {
		long taken = taken(nanoTime) + this.nanosPerFrame;
		this.takenUntil = nanoTime + taken;
		return taken <= this.mostNanos;
	}

	/**
	 * Return whether one more may be taken.
	 * @param nanoTime the time now
	 * @return {@code false} if that would exceed the rate
	 */
	boolean hasRoom(long nanoTime) {
		return taken(nanoTime) + this.nanosPerFrame <= this.mostNanos;
	}

	private long taken(long nanoTime) {
		return Math.max(0, this.takenUntil - nanoTime);
	}

}
