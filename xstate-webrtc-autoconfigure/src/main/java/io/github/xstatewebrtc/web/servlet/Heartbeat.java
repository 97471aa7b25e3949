package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.signaling.Timers;

/**
 * Finds out that a peer is gone although its socket is not closed: pings it, and gives up
 * when two pings in a row remain unanswered. It counts pings and not time, so that a
 * pause of this process is not held against the peer.
 */
final class Heartbeat {

	private static final int MAX_UNANSWERED = 2;

	private final Timers timers;

	private final Duration interval;

	private final Runnable ping;

	private final Runnable whenDead;

	private int unanswered;

	private Timers.@Nullable Timer timer;

	Heartbeat(Timers timers, Duration interval, Runnable ping, Runnable whenDead) {
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
		if (isDead()) {
			this.whenDead.run();
		}
		else {
			this.ping.run();
		}
	}

	private synchronized boolean isDead() {
		if (this.timer == null) {
			return false;
		}
		if (this.unanswered == MAX_UNANSWERED) {
			this.timer = null;
			return true;
		}
		this.unanswered++;
		start();
		return false;
	}

}
