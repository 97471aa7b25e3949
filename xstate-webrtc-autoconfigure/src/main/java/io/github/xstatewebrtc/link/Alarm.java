package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.Timers;

/**
 * One time at which something is to be done, on the link's ordered executor, where it
 * also must be set. Putting it off costs nothing: it is looked at again when it rings.
 */
final class Alarm {

	private static final long TOLERANCE_NANOS = Duration.ofSeconds(1).toNanos();

	private final Timers scheduler;

	private final Executor ordered;

	private final LongConsumer task;

	private boolean set;

	private long due;

	private @Nullable Ring ring;

	/**
	 * Make an alarm that is not set.
	 * @param scheduler the time
	 * @param ordered where the task runs
	 * @param task what is to be done, given by how many nanoseconds it is late
	 */
	Alarm(Timers scheduler, Executor ordered, LongConsumer task) {
		this.scheduler = scheduler;
		this.ordered = ordered;
		this.task = task;
	}

	/**
	 * Return whether an alarm is so late that this side cannot have run for a while: a
	 * suspended machine, a breakpoint. It then has to read what has arrived before it
	 * judges the other side.
	 * @param lateNanos by how much the alarm is late
	 * @return whether its clock jumped
	 */
	static boolean jumped(long lateNanos) {
		return lateNanos > TOLERANCE_NANOS;
	}

	boolean isSet() {
		return this.set;
	}

	void setIn(Duration delay) {
		setAt(this.scheduler.nanoTime() + delay.toNanos());
	}

	void setAt(long nanoTime) {
		this.set = true;
		this.due = nanoTime;
		if (this.ring == null || this.ring.at - nanoTime > 0) {
			cancelRing();
			this.ring = new Ring(nanoTime);
			this.ring.start();
		}
	}

	void clear() {
		this.set = false;
		cancelRing();
	}

	private void cancelRing() {
		if (this.ring != null) {
			this.ring.cancel();
			this.ring = null;
		}
	}

	private void rang(Ring ring) {
		if (this.ring != ring) {
			return;
		}
		this.ring = null;
		if (!this.set) {
			return;
		}
		long late = this.scheduler.nanoTime() - this.due;
		if (late < 0) {
			setAt(this.due);
			return;
		}
		this.set = false;
		this.task.accept(late);
	}

	private final class Ring {

		private final long at;

		private Timers.@Nullable Timer timer;

		Ring(long at) {
			this.at = at;
		}

		void start() {
			long delay = Math.max(0, this.at - Alarm.this.scheduler.nanoTime());
			this.timer = Alarm.this.scheduler.schedule(Duration.ofNanos(delay),
					() -> Alarm.this.ordered.execute(() -> rang(this)));
		}

		void cancel() {
			if (this.timer != null) {
				this.timer.cancel();
			}
		}

	}

}
