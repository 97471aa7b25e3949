package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;

import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.timing.Timers;

/**
 * One peer's socket: puts the pieces of its messages together and watches whether it is
 * alive. Called by one thread at a time, as WebSocket containers do.
 */
final class SignalingSocket {

	private final HubConnection connection;

	private final int maxMessageBytes;

	private final Heartbeat heartbeat;

	private final StringBuilder partial = new StringBuilder();

	private volatile boolean silent;

	SignalingSocket(HubConnection connection, WebSocketOutbox outbox, int maxMessageBytes, Duration heartbeat,
			Timers timers) {
		this.connection = connection;
		this.maxMessageBytes = maxMessageBytes;
		this.heartbeat = new Heartbeat(timers, heartbeat, outbox::ping, () -> {
			this.silent = true;
			outbox.close(CloseCode.GOING_AWAY, "no answer to pings");
			connection.closed();
		});
		this.heartbeat.start();
	}

	/**
	 * Take a piece of a message. Of one above the limit only so much is kept that the hub
	 * sees it is too large.
	 * @param piece the piece
	 * @param last whether it is the last of its message
	 */
	void text(String piece, boolean last) {
		this.heartbeat.heard();
		int room = this.maxMessageBytes + 1 - this.partial.length();
		this.partial.append(piece, 0, Math.min(room, piece.length()));
		if (last) {
			String text = this.partial.toString();
			this.partial.setLength(0);
			this.partial.trimToSize();
			this.connection.receive(text);
		}
	}

	void pong() {
		this.heartbeat.heard();
	}

	/**
	 * Take note that the socket is closed.
	 * @param code the code of the close, which may be the one that was sent from here
	 */
	void closed(int code) {
		this.heartbeat.stop();
		if (code == CloseCode.GOING_AWAY && !this.silent) {
			this.connection.goneAway();
		}
		else {
			this.connection.closed();
		}
	}

}
