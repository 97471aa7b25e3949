package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.Timers;

/**
 * Finds out that a peer is gone although its socket is not closed: pings it, and gives up
 * when two pings in a row remain unanswered. It counts pings and not time, so that a
 * pause of this process is not held against the peer; and only those that were sent, so
 * that neither are the slow readers before it.
 */
final class Heartbeat {

	private static final int MAX_UNANSWERED = 2;

	private final Timers timers;

	private final Duration interval;

	private final Consumer<Runnable> ping;

	private final Runnable whenDead;

	private boolean waiting;

	private int unanswered;

	private Timers.@Nullable Timer timer;

	/**
	 * Make a heartbeat, to be started.
	 * @param timers time
	 * @param interval from one ping to the next
	 * @param ping sends a ping and runs what it is given when the ping goes out
	 * @param whenDead what to do with a peer that does not answer
	 */
	Heartbeat(Timers timers, Duration interval, Consumer<Runnable> ping, Runnable whenDead) {
		this.timers = timers;
		this.interval = interval;
		this.ping = ping;
		this.whenDead = whenDead;
	}

	synchronized void start() {
		this.timer = this.timers.schedule(this.interval, this::beat);
	}

	/**
	 * Take note that something came from the peer.
	 */
	synchronized void heard() {
		this.unanswered = 0;
	}

	synchronized void stop() {
		if (this.timer != null) {
			this.timer.cancel();
			this.timer = null;
		}
	}

	private void beat() {
		switch (next()) {
			case PING -> this.ping.accept(this::sent);
			case GIVE_UP -> this.whenDead.run();
			case NOTHING -> {
			}
		}
	}

	private synchronized Beat next() {
		if (this.timer == null) {
			return Beat.NOTHING;
		}
		if (this.unanswered == MAX_UNANSWERED) {
			this.timer = null;
			return Beat.GIVE_UP;
		}
		start();
		if (this.waiting) {
			return Beat.NOTHING;
		}
		this.waiting = true;
		return Beat.PING;
	}

	private synchronized void sent() {
		this.waiting = false;
		this.unanswered++;
	}

	private enum Beat {

		PING, GIVE_UP, NOTHING

	}

}
