package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;
import java.util.concurrent.Executor;

import jakarta.servlet.http.HttpSession;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Gives WebSockets that the application's own stack accepts, and that a gate has judged,
 * to whoever speaks with those behind them.
 * <p>
 * Messages are taken in pieces: a limit at the container would close the socket with 1009
 * where the protocol has the answer {@code too-large}, and would keep a buffer of that
 * size for every socket.
 */
abstract class GatedWebSocketHandler implements WebSocketHandler {

	private static final Log logger = LogFactory.getLog(GatedWebSocketHandler.class);

	private static final String SOCKET = GatedWebSocketHandler.class.getName() + ".socket";

	private final OpenSockets sockets;

	private final SessionSockets sessions;

	private final int maxMessageBytes;

	private final Duration heartbeat;

	private final Timers timers;

	private final Executor sender;

	GatedWebSocketHandler(OpenSockets sockets, SessionSockets sessions, int maxMessageBytes, Duration heartbeat,
			Timers timers, Executor sender) {
		this.sockets = sockets;
		this.sessions = sessions;
		this.maxMessageBytes = maxMessageBytes;
		this.heartbeat = heartbeat;
		this.timers = timers;
		this.sender = sender;
	}

	/**
	 * Begin with a socket, or {@linkplain #refuse refuse} it.
	 * @param session the socket
	 * @param outbox the way to its other end
	 * @param decision what the gate says of it; never that it is refused
	 * @return the way from its other end, {@code null} if it is refused
	 */
	abstract @Nullable HubConnection connect(WebSocketSession session, WebSocketOutbox outbox, AccessDecision decision);

	/**
	 * Take note that a socket is about to be closed since it is read too slowly.
	 */
	abstract void cutForSlowness();

	/**
	 * Refuse a socket in words.
	 * @param outbox the way to its other end
	 * @param code why
	 * @param message a sentence that says what to do
	 */
	abstract void refuse(WebSocketOutbox outbox, ErrorCode code, String message);

	@Override
	public final boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public final void afterConnectionEstablished(WebSocketSession session) {
		SendTimeout.set(session);
		WebSocketOutbox outbox = new WebSocketOutbox(session, this.sender, this::cutForSlowness);
		this.sockets.opened(outbox);
		if (!(session.getAttributes().get(GateHandshakeInterceptor.DECISION) instanceof AccessDecision decision)) {
			throw new IllegalStateException("No gate stands before this handler");
		}
		if (decision instanceof AccessDecision.Refused refused) {
			refuse(outbox, refused.code(), refused.message());
			return;
		}
		HubConnection connection = connect(session, outbox, decision);
		if (connection != null) {
			session.getAttributes()
				.put(SOCKET, new SignalingSocket(bound(session, connection), outbox, this.maxMessageBytes,
						this.heartbeat, this.timers));
		}
	}

	private HubConnection bound(WebSocketSession session, HubConnection connection) {
		Object httpSession = session.getAttributes().remove(GateHandshakeInterceptor.HTTP_SESSION);
		return (httpSession instanceof HttpSession bound) ? this.sessions.bind(bound, connection) : connection;
	}

	@Override
	public final void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		if (!(session.getAttributes().get(SOCKET) instanceof SignalingSocket socket)) {
			return;
		}
		if (message instanceof TextMessage text) {
			socket.text(text.getPayload(), text.isLast());
		}
		else if (message instanceof PongMessage) {
			socket.pong();
		}
		else if (message.isLast()) {
			// Binary: to the hub as wrong as a text without content.
			socket.text("", true);
		}
	}

	@Override
	public final void handleTransportError(WebSocketSession session, Throwable exception) {
		logger.debug("A peer's socket failed", exception);
	}

	@Override
	public final void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().get(SOCKET) instanceof SignalingSocket socket) {
			socket.closed(status.getCode());
		}
	}

}
