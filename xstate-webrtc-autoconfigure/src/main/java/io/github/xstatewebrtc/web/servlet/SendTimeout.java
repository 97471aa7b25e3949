package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Bounds how long a peer that does not read keeps a thread: a message that has not gone
 * out by then fails, and the socket with it. Of what a session sends by itself only an
 * asynchronous message has a timeout in every container: Jetty would wait for as long as
 * a connection may be idle.
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
	 * Send a message and wait until it has gone out.
	 * @param session where to
	 * @param message what
	 * @throws IOException if it has not gone out in time or cannot be sent
	 */
	static void send(WebSocketSession session, WebSocketMessage<?> message) throws IOException {
		Session container = container(session);
		if (container != null && message instanceof TextMessage text) {
			send(container.getAsyncRemote(), text.getPayload());
		}
		else {
			session.sendMessage(message);
		}
	}

	private static void send(RemoteEndpoint.Async remote, String text) throws IOException {
		CompletableFuture<SendResult> sent = new CompletableFuture<>();
		remote.setSendTimeout(DURATION.toMillis());
		remote.sendText(text, sent::complete);
		try {
			// A container looks at the time when it pleases, Tomcat once a second.
			SendResult result = sent.get(2 * DURATION.toMillis(), TimeUnit.MILLISECONDS);
			if (!result.isOK()) {
				throw new IOException("A message was not sent", result.getException());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("A message was not sent within " + DURATION, ex);
		}
	}

	private static @Nullable Session container(WebSocketSession session) {
		return (session instanceof NativeWebSocketSession holder
				&& holder.getNativeSession() instanceof Session container) ? container : null;
	}

}
