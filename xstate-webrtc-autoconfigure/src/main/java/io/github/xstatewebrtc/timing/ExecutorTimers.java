package io.github.xstatewebrtc.timing;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * {@link Timers} on executors.
 */
final class ExecutorTimers implements Timers {

	private static final Log logger = LogFactory.getLog(ExecutorTimers.class);

	private final ScheduledExecutorService executor;

	private final Executor workers;

	ExecutorTimers(ScheduledExecutorService executor, Executor workers) {
		this.executor = executor;
		this.workers = workers;
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		try {
			Future<?> future = this.executor.schedule(() -> due(task), delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> future.cancel(false);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor is shut down: a timer was not set", ex);
			return () -> {
			};
		}
	}

	private void due(Runnable task) {
		try {
			this.workers.execute(() -> run(task));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor is shut down: what was due is not done", ex);
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("A timer failed", ex);
		}
	}

}
