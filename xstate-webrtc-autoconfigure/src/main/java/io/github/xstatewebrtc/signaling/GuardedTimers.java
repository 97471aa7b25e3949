package io.github.xstatewebrtc.signaling;

import java.time.Duration;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Timers whose tasks run under a lock, so that they may touch what it guards. One that
 * waits for the lock can no longer be called off.
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
		return this.timers.schedule(delay, () -> {
			synchronized (this.lock) {
				task.run();
			}
		});
	}

}
