package io.github.xstatewebrtc.actor.capture;

import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits of one capture.
 */
final class Budget {

	private final CaptureLimits limits;

	private final long start = System.nanoTime();

	private int values;

	private int length;

	Budget(CaptureLimits limits) {
		this.limits = limits;
		this.values = limits.totalValues();
		this.length = limits.totalLength();
	}

	/**
	 * Take one value out.
	 * @return why there is none left, or {@code null}
	 */
	@Nullable Note takeValue() {
		if (this.values-- <= 0 || this.length <= 0) {
			return Note.MORE;
		}
		return isLate() ? Note.TOO_LONG : null;
	}

	/**
	 * Take the characters of a text out.
	 * @param wanted how many it has
	 * @return how many may be shown
	 */
	int takeText(int wanted) {
		int allowed = Math.max(0, Math.min(this.limits.length(), this.length));
		this.length -= Math.min(wanted, allowed);
		return allowed;
	}

	boolean isLate() {
		return System.nanoTime() - this.start > this.limits.time().toNanos();
	}

}
