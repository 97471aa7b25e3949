package io.github.xstatewebrtc.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the answers to bad input: {@value #ERRORS} in a minute.
 */
final class ErrorBudget {

	static final int ERRORS = 20;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final Deque<Long> times = new ArrayDeque<>();

	boolean take(long now) {
		while (!this.times.isEmpty() && now - this.times.getFirst() >= MINUTE) {
			this.times.removeFirst();
		}
		if (this.times.size() == ERRORS) {
			return false;
		}
		this.times.addLast(now);
		return true;
	}

}
