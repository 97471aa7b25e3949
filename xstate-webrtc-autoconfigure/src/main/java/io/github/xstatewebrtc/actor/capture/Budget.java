package io.github.xstatewebrtc.actor.capture;

import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits of one capture.
 */
final class Budget {

	private final CaptureLimits limits;

	private final SlowMembers slow;

	/** How many nanoseconds the application's own code took. */
	private long taken;

	private int values;

	private int length;

	private boolean exceeded;

	Budget(CaptureLimits limits, SlowMembers slow) {
		this.limits = limits;
		this.slow = slow;
		this.values = limits.totalValues();
		this.length = limits.totalLength();
	}

	/**
	 * Take one value out.
	 * @return why there is none left, or {@code null}
	 */
	@Nullable Note takeValue() {
		if (this.values-- <= 0 || this.length <= 0) {
			return exceeded(Note.MORE);
		}
		return late();
	}

	/**
	 * Take the characters of a text out.
	 * @param wanted how many it has
	 * @return how many may be shown
	 */
	int takeText(int wanted) {
		int allowed = Math.max(0, Math.min(this.limits.length(), this.length));
		this.length -= Math.min(wanted, allowed);
		this.exceeded |= wanted > allowed;
		return allowed;
	}

	/**
	 * Take out the time that it took to read a member.
	 * @param type the class of the object
	 * @param member the member
	 * @param start when it began, as {@link System#nanoTime()} says
	 */
	void read(Class<?> type, String member, long start) {
		long nanos = System.nanoTime() - start;
		this.taken += nanos;
		this.slow.read(type, member, nanos);
	}

	/**
	 * Take out the time that a method took which may be the application's.
	 * @param called whose method it was: those of the JDK are not counted
	 * @param start when it began, as {@link System#nanoTime()} says
	 */
	void called(@Nullable Object called, long start) {
		if (called != null && called.getClass().getClassLoader() != null) {
			this.taken += System.nanoTime() - start;
		}
	}

	/**
	 * Tell whether there is time left.
	 * @return that it took too long, or {@code null}
	 */
	@Nullable Note late() {
		return (this.taken > this.limits.time().toNanos()) ? exceeded(Note.TOO_LONG) : null;
	}

	/**
	 * Take note that something is left out.
	 * @param instead what stands in its place
	 * @return the same
	 */
	Note exceeded(Note instead) {
		this.exceeded = true;
		return instead;
	}

	boolean isExceeded() {
		return this.exceeded;
	}

}
