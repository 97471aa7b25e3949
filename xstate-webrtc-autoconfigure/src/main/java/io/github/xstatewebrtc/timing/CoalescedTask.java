package io.github.xstatewebrtc.timing;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that looks at how things are whenever something has happened. Whatever happens
 * before it begins makes it run once, so that nothing piles up while the executor is
 * busy. Safe for use by many threads.
 */
public final class CoalescedTask implements Runnable {

	private final Executor executor;

	private final Runnable task;

	private final AtomicBoolean due = new AtomicBoolean();

	/**
	 * Create a task that is not due.
	 * @param executor runs it; one that runs tasks one at a time, or the task is run
	 * while it runs
	 * @param task sees everything that happened before it began
	 */
	public CoalescedTask(Executor executor, Runnable task) {
		this.executor = executor;
		this.task = task;
	}

	/**
	 * Have it run, soon after what just happened. Returns at once.
	 */
	@Override
	public void run() {
		if (this.due.compareAndSet(false, true)) {
			this.executor.execute(this::begin);
		}
	}

	// What happens from here on makes it due again.
	private void begin() {
		this.due.set(false);
		this.task.run();
	}

}
