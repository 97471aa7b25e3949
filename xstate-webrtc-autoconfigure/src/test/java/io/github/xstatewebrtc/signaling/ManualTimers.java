package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Time that passes when a test says so.
 */
public final class ManualTimers implements Timers {

	private final List<Task> tasks = new ArrayList<>();

	private long now;

	@Override
	public long nanoTime() {
		return this.now;
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		Task scheduled = new Task(this.now + delay.toNanos(), task);
		this.tasks.add(scheduled);
		return () -> this.tasks.remove(scheduled);
	}

	public void pass(Duration time) {
		long until = this.now + time.toNanos();
		for (Optional<Task> next = due(until); next.isPresent(); next = due(until)) {
			this.tasks.remove(next.get());
			this.now = next.get().time();
			next.get().task().run();
		}
		this.now = until;
	}

	public int waiting() {
		return this.tasks.size();
	}

	private Optional<Task> due(long until) {
		return this.tasks.stream().filter((task) -> task.time() <= until).min(Comparator.comparingLong(Task::time));
	}

	private record Task(long time, Runnable task) {
	}

}
