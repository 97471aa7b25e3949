package io.github.xstatewebrtc.timing;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutorTimers}.
 */
class ExecutorTimersTests {

	private static final int DEADLINE = 20;

	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

	@AfterEach
	void stop() {
		this.scheduler.shutdownNow();
	}

	@Test
	void whatIsDueIsDoneByTheWorkers() throws InterruptedException {
		Timers timers = Timers.on(this.scheduler, this.work::add);
		timers.schedule(Duration.ZERO, () -> this.done.add("long task"));
		Runnable task = this.work.poll(DEADLINE, TimeUnit.SECONDS);
		assertThat(task).isNotNull();
		assertThat(this.done).isEmpty();
		task.run();
		assertThat(this.done).containsExactly("long task");
	}

	@Test
	void workersThatHaveStoppedAndTasksThatFailEndNothing() throws InterruptedException {
		Timers.on(this.scheduler, (task) -> {
			throw new RejectedExecutionException();
		}).schedule(Duration.ZERO, () -> this.done.add("never"));
		Timers timers = Timers.on(this.scheduler);
		timers.schedule(Duration.ZERO, () -> {
			throw new IllegalStateException("broken on purpose");
		});
		timers.schedule(Duration.ZERO, () -> this.done.add("next"));
		assertThat(this.done.poll(DEADLINE, TimeUnit.SECONDS)).isEqualTo("next");
	}

}
