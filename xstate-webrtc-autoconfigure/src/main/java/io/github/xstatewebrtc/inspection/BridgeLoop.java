package io.github.xstatewebrtc.inspection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs tasks one after the other, in the order in which they were submitted, on whatever
 * thread the executor has.
 */
final class BridgeLoop {

	private static final Log logger = LogFactory.getLog(BridgeLoop.class);

	/** After so many tasks others that share the executor get their turn. */
	private static final int TURN = 256;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final Executor executor;

	private volatile boolean closed;

	BridgeLoop(Executor executor) {
		this.executor = executor;
	}

	void submit(Runnable task) {
		if (!this.closed) {
			this.tasks.add(task);
			schedule();
		}
	}

	/**
	 * Drop what waits and take nothing more.
	 */
	void close() {
		this.closed = true;
		this.tasks.clear();
	}

	boolean isClosed() {
		return this.closed;
	}

	private void schedule() {
		if (this.scheduled.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::run);
			}
			catch (RejectedExecutionException ex) {
				this.scheduled.set(false);
				logger.debug("Inspection waits: its executor takes no tasks", ex);
			}
		}
	}

	private void run() {
		try {
			for (int i = 0; i < TURN; i++) {
				Runnable task = this.tasks.poll();
				if (task == null || this.closed) {
					break;
				}
				run(task);
			}
		}
		finally {
			this.scheduled.set(false);
			if (this.closed) {
				this.tasks.clear();
			}
			else if (!this.tasks.isEmpty()) {
				schedule();
			}
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.warn("An inspection event could not be passed on", ex);
		}
	}

}
