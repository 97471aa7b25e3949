package io.github.xstatewebrtc.peer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Has a connection that is about to end replaced while it is in use. Safe for use by many
 * threads.
 */
final class Expiry {

	// Longer than a connection may take to open.
	private static final Duration AGAIN = Duration.ofSeconds(15);

	private final PeerContext context;

	private final Runnable move;

	// The name of the connection in use.
	private @Nullable String used;

	// The name of the last one that is about to end, in use or not yet.
	private @Nullable String expiring;

	/**
	 * Expect nothing yet.
	 * @param context runs what is done later
	 * @param move makes another connection, if that is possible now
	 */
	Expiry(PeerContext context, Runnable move) {
		this.context = context;
		this.move = move;
	}

	void connected(String conn) {
		boolean ends;
		synchronized (this) {
			this.used = conn;
			ends = conn.equals(this.expiring);
		}
		if (ends) {
			this.context.workers().execute(() -> move(conn));
		}
	}

	synchronized void disconnected() {
		this.used = null;
	}

	void expiring(String conn) {
		boolean inUse;
		synchronized (this) {
			this.expiring = conn;
			inUse = conn.equals(this.used);
		}
		if (inUse) {
			move(conn);
		}
	}

	synchronized boolean isMoving() {
		return this.used != null && this.used.equals(this.expiring);
	}

	// Again and again until another connection is in use, or this one is cut.
	private void move(String conn) {
		if (uses(conn)) {
			this.move.run();
			this.context.later(AGAIN, () -> move(conn));
		}
	}

	private synchronized boolean uses(String conn) {
		return conn.equals(this.used);
	}

}
