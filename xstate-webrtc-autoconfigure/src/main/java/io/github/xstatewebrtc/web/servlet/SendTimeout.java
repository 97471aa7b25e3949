package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Bounds how long a message to a peer that does not read is under way: one that has not
 * gone out by then fails, and the socket with it. Of what a session sends by itself only
 * an asynchronous message has a timeout in every container: Jetty would wait for as long
 * as a connection may be idle.
 */
final class SendTimeout {

	/**
	 * How long a message may take: what the network buffers is sent already.
	 */
	static final Duration DURATION = Duration.ofSeconds(2);

	/**
	 * Tomcat's name for it, for pings; its default is 20 s.
	 */
	private static final String PROPERTY = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private SendTimeout() {
	}

	/**
	 * Set it for a session.
	 * @param session the session, before anything is sent
	 */
	static void set(WebSocketSession session) {
		Session container = container(session);
		if (container != null) {
			container.getUserProperties().put(PROPERTY, DURATION.toMillis());
		}
	}

	/**
	 * Send a message. A text goes out by itself; anything else may wait here.
	 * @param session where to
	 * @param message what
	 * @return completes, on any thread, when it has gone out; exceptionally if it has not
	 * in time or cannot be sent
	 */
	static CompletionStage<?> send(WebSocketSession session, WebSocketMessage<?> message) {
		Session container = container(session);
		if (container != null && message instanceof TextMessage text) {
			return send(container.getAsyncRemote(), text.getPayload());
		}
		try {
			session.sendMessage(message);
			return CompletableFuture.completedFuture(null);
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static CompletionStage<?> send(RemoteEndpoint.Async remote, String text) {
		CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
		remote.setSendTimeout(DURATION.toMillis());
		remote.sendText(text, (result) -> {
			if (result.isOK()) {
				sent.complete(null);
			}
			else {
				sent.completeExceptionally(new IOException("A message was not sent", result.getException()));
			}
		});
		// A container looks at the time when it pleases, Tomcat once a second.
		return sent.orTimeout(2 * DURATION.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static @Nullable Session container(WebSocketSession session) {
		return (session instanceof NativeWebSocketSession holder
				&& holder.getNativeSession() instanceof Session container) ? container : null;
	}

}
