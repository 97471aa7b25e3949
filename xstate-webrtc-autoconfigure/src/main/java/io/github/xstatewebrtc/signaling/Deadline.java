package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Does something at a time of day. Looks at the clock once a minute at least, because
 * clocks are set and machines sleep. Safe for use by many threads.
 */
final class Deadline implements Timers.Timer {

	private static final Duration LOOK = Duration.ofMinutes(1);

	private final Timers timers;

	private final InstantSource clock;

	private final Instant at;

	private final Runnable whenPast;

	private Timers.@Nullable Timer timer;

	private Deadline(Timers timers, InstantSource clock, Instant at, Runnable whenPast) {
		this.timers = timers;
		this.clock = clock;
		this.at = at;
		this.whenPast = whenPast;
	}

	static Deadline start(Timers timers, InstantSource clock, Instant at, Runnable whenPast) {
		Deadline deadline = new Deadline(timers, clock, at, whenPast);
		deadline.lookLater();
		return deadline;
	}

	private synchronized void lookLater() {
		Instant now = this.clock.instant();
		Instant next = now.plus(LOOK);
		Duration delay = Duration.between(now, this.at.isBefore(next) ? this.at : next);
		this.timer = this.timers.schedule(delay.isNegative() ? Duration.ZERO : delay, this::look);
	}

	private void look() {
		synchronized (this) {
			if (this.timer == null) {
				return;
			}
			if (this.clock.instant().isBefore(this.at)) {
				lookLater();
				return;
			}
			this.timer = null;
		}
		this.whenPast.run();
	}

	@Override
	public synchronized void cancel() {
		if (this.timer != null) {
			this.timer.cancel();
			this.timer = null;
		}
	}

}
