package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Monotonic time and things to do later.
 */
public interface Timers {

	/**
	 * Return the time.
	 * @return nanoseconds from an arbitrary origin, never going back
	 */
	long nanoTime();

	/**
	 * Do something later, on a thread of these timers.
	 * @param delay how much later
	 * @param task what to do
	 * @return to call it off
	 */
	Timer schedule(Duration delay, Runnable task);

	/**
	 * Use the system's time and an executor.
	 * @param executor where tasks run; if it is shut down, they do not
	 * @return the timers
	 */
	static Timers on(ScheduledExecutorService executor) {
		return new ExecutorTimers(executor);
	}

	/**
	 * Something to do later.
	 */
	interface Timer {

		/**
		 * Call it off. Idempotent; without effect once it has begun.
		 */
		void cancel();

	}

}
