package io.github.xstatewebrtc.link;

import java.util.concurrent.Executor;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Judges by time whether the other side lives (protocol, section 3, <em>Alive</em>). When
 * this side's own clock jumped, it grants one more ping interval, in which it reads what
 * has arrived meanwhile.
 */
final class Liveness {

	private final Timers scheduler;

	private final LinkTiming timing;

	private final Verdict verdict;

	private final Alarm alarm;

	private boolean waiting;

	private long heardAt;

	Liveness(Timers scheduler, Executor ordered, LinkTiming timing, Verdict verdict) {
		this.scheduler = scheduler;
		this.timing = timing;
		this.verdict = verdict;
		this.alarm = new Alarm(scheduler, ordered, this::judge);
	}

	/**
	 * There is no connection to hear anything on: from the first such call in a row the
	 * link has so long until it is lost.
	 */
	void waiting() {
		if (!this.waiting) {
			this.waiting = true;
			this.alarm.setIn(this.timing.lostAfter());
		}
	}

	void connected() {
		this.waiting = false;
		heard();
		this.alarm.setIn(this.timing.pingAfter());
	}

	void heard() {
		this.heardAt = this.scheduler.nanoTime();
	}

	void stop() {
		this.alarm.clear();
	}

	private void judge(long lateNanos) {
		boolean late = Alarm.jumped(lateNanos);
		if (!this.waiting) {
			judgeSilence(late);
		}
		else if (late) {
			this.alarm.setIn(this.timing.pingAfter());
		}
		else {
			this.verdict.lost();
		}
	}

	private void judgeSilence(boolean late) {
		long now = this.scheduler.nanoTime();
		long pingAfter = this.timing.pingAfter().toNanos();
		long silentAfter = this.timing.silentAfter().toNanos();
		long silence = now - this.heardAt;
		if (late && silence > silentAfter - pingAfter) {
			silence = silentAfter - pingAfter;
			this.heardAt = now - silence;
		}
		if (silence >= silentAfter) {
			this.verdict.silent();
			return;
		}
		if (silence < pingAfter) {
			this.alarm.setAt(this.heardAt + pingAfter);
			return;
		}
		this.alarm.setAt(now + Math.min(pingAfter, silentAfter - silence));
		this.verdict.ping();
	}

	/**
	 * What was judged.
	 */
	interface Verdict {

		/**
		 * It is silent: ask for a sign of life.
		 */
		void ping();

		/**
		 * It has been silent for too long: the connection is dead.
		 */
		void silent();

		/**
		 * It could not be reached for too long: the link is over.
		 */
		void lost();

	}

}
