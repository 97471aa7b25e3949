package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardedTimers}.
 */
class GuardedTimersTests {

	private final Object lock = new Object();

	private final List<Runnable> due = new ArrayList<>();

	private final List<Boolean> locked = new ArrayList<>();

	private final Timers timers = new GuardedTimers(new Timers() {

		@Override
		public long nanoTime() {
			return 7;
		}

		// On its way to a thread, so that it cannot be called off any more.
		@Override
		public Timer schedule(Duration delay, Runnable task) {
			GuardedTimersTests.this.due.add(task);
			return () -> {
			};
		}

	}, this.lock);

	@Test
	void aTaskRunsUnderTheLock() {
		this.timers.schedule(Duration.ZERO, () -> this.locked.add(Thread.holdsLock(this.lock)));
		this.due.forEach(Runnable::run);
		assertThat(this.locked).containsExactly(true);
		assertThat(this.timers.nanoTime()).isEqualTo(7);
	}

	@Test
	void aTaskThatIsCalledOffWhenItIsDueAlreadyDoesNotRun() {
		this.timers.schedule(Duration.ZERO, () -> this.locked.add(true)).cancel();
		this.due.forEach(Runnable::run);
		assertThat(this.locked).isEmpty();
	}

}
