package io.github.xstatewebrtc.timing;

import java.time.Duration;
import java.util.concurrent.Executor;
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
		return on(executor, Runnable::run);
	}

	/**
	 * Use the system's time and two executors, so that tasks which take long hold up no
	 * others of the first.
	 * @param executor tells when a task is due; if it is shut down, none is done
	 * @param workers where tasks run; if it is shut down, they do not
	 * @return the timers
	 */
	static Timers on(ScheduledExecutorService executor, Executor workers) {
		return new ExecutorTimers(executor, workers);
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
