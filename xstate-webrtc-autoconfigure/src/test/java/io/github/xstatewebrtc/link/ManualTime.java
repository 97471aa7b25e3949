package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Time and threads of a test in one: tasks run when the test says so, on its own thread,
 * and time passes only when it says so. Other threads may add tasks and timers, and
 * cancel these.
 */
public final class ManualTime implements Timers, Executor {

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final Queue<Pending> timers = new PriorityBlockingQueue<>(11,
			Comparator.<Pending>comparingLong((timer) -> timer.at).thenComparingLong((timer) -> timer.number));

	private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

	private long elapsed;

	private long timersMade;

	@Override
	public long nanoTime() {
		return this.now + this.elapsed;
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		Pending timer = new Pending(this.elapsed + delay.toNanos(), this.timersMade++, task);
		this.timers.add(timer);
		return () -> this.timers.remove(timer);
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	/**
	 * Run what waits, and what comes of it, until nothing does.
	 */
	public void run() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	/**
	 * Let time pass: every timer rings at its moment.
	 * @param time how long
	 */
	public void pass(Duration time) {
		run();
		long until = this.elapsed + time.toNanos();
		for (Pending next = this.timers.peek(); next != null && next.at <= until; next = this.timers.peek()) {
			this.elapsed = Math.max(this.elapsed, next.at);
			this.timers.remove(next);
			next.task.run();
			run();
		}
		this.elapsed = until;
	}

	/**
	 * Let this process stand still, as on a suspended machine: the clock has moved on and
	 * all timers of the meantime ring late.
	 * @param time how long
	 */
	public void jump(Duration time) {
		run();
		this.elapsed += time.toNanos();
		pass(Duration.ZERO);
	}

	/**
	 * Return how many timers are set.
	 * @return a number of timers
	 */
	public int timers() {
		return this.timers.size();
	}

	private static final class Pending {

		private final long at;

		private final long number;

		private final Runnable task;

		Pending(long at, long number, Runnable task) {
			this.at = at;
			this.number = number;
			this.task = task;
		}

	}

}
