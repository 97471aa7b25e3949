package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The scheduler of a running application.
 */
final class ExecutorLinkScheduler implements LinkScheduler {

	private static final Log logger = LogFactory.getLog(ExecutorLinkScheduler.class);

	private final ScheduledExecutorService executor;

	ExecutorLinkScheduler(ScheduledExecutorService executor) {
		this.executor = executor;
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Cancellation schedule(Runnable task, Duration delay) {
		try {
			ScheduledFuture<?> future = this.executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> future.cancel(false);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The scheduler of links has stopped; no timer runs any more", ex);
			return () -> {
			};
		}
	}

}
