package io.github.xstatewebrtc.signaling;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

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
	 * Send frames of connections through the hub, each when nothing else is waiting to be
	 * sent. Called whenever there may be another one, with the same frames for as long as
	 * the session lasts.
	 * @param frames to be taken from, on any thread, until there is none
	 */
	default void relay(Frames frames) {
		for (String text = frames.next(); text != null; text = frames.next()) {
			send(text);
		}
	}

	/**
	 * Close the session after what was sent before. Idempotent.
	 * @param code the WebSocket close code
	 * @param reason a few words, at most 123 bytes in UTF-8
	 */
	void close(int code, String reason);

	/**
	 * Frames that wait for a session. Those of connections that end meanwhile are not
	 * among them any more.
	 */
	interface Frames {

		/**
		 * Take the next one. Does not wait.
		 * @return one JSON object, or {@code null} if there is none
		 */
		@Nullable String next();

	}

}
