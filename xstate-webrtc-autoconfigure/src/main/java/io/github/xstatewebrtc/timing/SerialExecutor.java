package io.github.xstatewebrtc.timing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs tasks one at a time and in order on the threads of a shared executor. A task that
 * throws is logged and does not keep the next from running.
 */
public final class SerialExecutor implements Executor {

	private static final Log logger = LogFactory.getLog(SerialExecutor.class);

	/** After so many tasks the thread is given back, so that others have a turn. */
	private static final int TURN = 64;

	private final Executor shared;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile boolean stopped;

	/**
	 * Borrow threads.
	 * @param shared runs the tasks; many may share it
	 */
	public SerialExecutor(Executor shared) {
		this.shared = shared;
	}

	@Override
	public void execute(Runnable task) {
		if (this.stopped) {
			return;
		}
		this.tasks.add(task);
		if (this.waiting.getAndIncrement() == 0) {
			takeTurn();
		}
	}

	private void takeTurn() {
		try {
			this.shared.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			this.stopped = true;
			this.tasks.clear();
			logger.debug("The executor has stopped: what was to be done is given up", ex);
		}
	}

	private void run() {
		for (int i = 0; i < TURN; i++) {
			runNext();
			if (this.waiting.decrementAndGet() == 0) {
				return;
			}
		}
		takeTurn();
	}

	private void runNext() {
		Runnable task = this.tasks.poll();
		if (task == null) {
			return;
		}
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error("A task failed", ex);
		}
	}

}
