package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;

import jakarta.websocket.Session;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Bounds how long a peer that does not read keeps a thread: a message that has not gone
 * out by then fails, and the socket with it.
 */
final class SendTimeout {

	/**
	 * How long a message may take: what the network buffers is sent already.
	 */
	static final Duration DURATION = Duration.ofSeconds(2);

	/**
	 * Tomcat's name for it; its default is 20 s. Other containers have a timeout of their
	 * own for idle connections.
	 */
	private static final String PROPERTY = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private SendTimeout() {
	}

	/**
	 * Set it for a session.
	 * @param session the session, before anything is sent
	 */
	static void set(WebSocketSession session) {
		if (session instanceof NativeWebSocketSession holder
				&& holder.getNativeSession() instanceof Session container) {
			container.getUserProperties().put(PROPERTY, DURATION.toMillis());
		}
	}

}
