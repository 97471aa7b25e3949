package io.github.xstatewebrtc.signaling;

import java.util.Iterator;

/**
 * The way from a hub to one peer: a WebSocket, or a pair of queues within one JVM.
 * <p>
 * Safe for use by many threads. Its methods only enqueue: they are called under the lock
 * of a channel, never wait for the network and never call the hub back on the calling
 * thread.
 */
public interface SignalingSession {

	/**
	 * Send a message after those sent before. Dropped once the session is closed.
	 * @param text one JSON object
	 */
	void send(String text);

	/**
	 * Send messages after those sent before, and before those sent later. A session
	 * through which messages take their time asks for each only when the one before goes
	 * out, on any thread.
	 * @param texts one JSON object each
	 */
	default void sendAll(Iterator<String> texts) {
		texts.forEachRemaining(this::send);
	}

	/**
	 * Send a frame of a connection through the hub, behind everything that {@link #send}
	 * has still to send, and after other frames. Dropped once the session is closed.
	 * @param text one JSON object
	 * @return whether there was room for it; if not, it is not sent
	 */
	default boolean relay(String text) {
		send(text);
		return true;
	}

	/**
	 * Close the session after what was sent before. Idempotent.
	 * @param code the WebSocket close code
	 * @param reason a few words, at most 123 bytes in UTF-8
	 */
	void close(int code, String reason);

}
