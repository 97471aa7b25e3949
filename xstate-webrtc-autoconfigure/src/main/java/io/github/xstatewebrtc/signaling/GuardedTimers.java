package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Timers whose tasks run under a lock, so that they may touch what it guards. Called off
 * under the lock a task does not run, even if it was due and has waited for the lock.
 */
final class GuardedTimers implements Timers {

	private final Timers timers;

	private final Object lock;

	GuardedTimers(Timers timers, Object lock) {
		this.timers = timers;
		this.lock = lock;
	}

	@Override
	public long nanoTime() {
		return this.timers.nanoTime();
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		AtomicBoolean calledOff = new AtomicBoolean();
		Timer timer = this.timers.schedule(delay, () -> {
			synchronized (this.lock) {
				if (!calledOff.get()) {
					task.run();
				}
			}
		});
		return () -> {
			calledOff.set(true);
			timer.cancel();
		};
	}

}
