package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The monotonic time of links and what wakes them. One serves many links, so tasks only
 * hand over to another executor.
 */
public interface LinkScheduler {

	/**
	 * Return the time.
	 * @return monotonic nanoseconds, as {@link System#nanoTime()}
	 */
	long nanoTime();

	/**
	 * Run a task once.
	 * @param task a task that returns at once
	 * @param delay when, from now
	 * @return cancels the task if it has not yet run
	 */
	Cancellation schedule(Runnable task, Duration delay);

	/**
	 * Schedule on an executor, by the system's monotonic time.
	 * @param executor runs the tasks; stopping it is its owner's business
	 * @return a scheduler
	 */
	static LinkScheduler using(ScheduledExecutorService executor) {
		return new ExecutorLinkScheduler(executor);
	}

	/**
	 * Takes a scheduled task back.
	 */
	@FunctionalInterface
	interface Cancellation {

		/**
		 * Cancel the task; no effect once it has run.
		 */
		void cancel();

	}

}
