package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

import jakarta.servlet.http.HttpSession;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Gives a hub the WebSockets that the application's own stack accepts.
 * <p>
 * Messages are taken in pieces: a limit at the container would close the socket with 1009
 * where the protocol has the answer {@code too-large}, and would keep a buffer of that
 * size for every socket.
 */
public final class SignalingWebSocketHandler implements WebSocketHandler, SubProtocolCapable {

	private static final Log logger = LogFactory.getLog(SignalingWebSocketHandler.class);

	private static final String SOCKET = SignalingWebSocketHandler.class.getName() + ".socket";

	private final SignalingHub hub;

	private final OpenSockets sockets;

	private final SessionSockets sessions;

	private final int maxMessageBytes;

	private final Duration heartbeat;

	private final Timers timers;

	private final Executor sender;

	/**
	 * Make a handler.
	 * @param hub takes the sockets
	 * @param sockets ends them with the application
	 * @param sessions ends them with the log-in
	 * @param maxMessageBytes the largest message that the hub takes
	 * @param heartbeat how often peers are pinged
	 * @param timers time
	 * @param sender begins to send; a task may wait for a peer that does not read when it
	 * pings it or closes its socket, for 2 s with Tomcat
	 */
	public SignalingWebSocketHandler(SignalingHub hub, OpenSockets sockets, SessionSockets sessions,
			int maxMessageBytes, Duration heartbeat, Timers timers, Executor sender) {
		this.hub = hub;
		this.sockets = sockets;
		this.sessions = sessions;
		this.maxMessageBytes = maxMessageBytes;
		this.heartbeat = heartbeat;
		this.timers = timers;
		this.sender = sender;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(LinkChannel.PROTOCOL);
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		SendTimeout.set(session);
		WebSocketOutbox outbox = new WebSocketOutbox(session, this.sender, this.hub.refusals()::cutForSlowness);
		this.sockets.opened(outbox);
		Object decision = session.getAttributes().get(GateHandshakeInterceptor.DECISION);
		if (decision instanceof AccessDecision.Refused refused) {
			refuse(outbox, refused.code(), refused.message());
		}
		else if (!LinkChannel.PROTOCOL.equals(session.getAcceptedProtocol())) {
			refuse(outbox, ErrorCode.UNSUPPORTED_VERSION,
					"This hub speaks the WebSocket subprotocol " + LinkChannel.PROTOCOL + ": ask for it.");
		}
		else {
			HubConnection connection = connect(session, outbox, callerOf(decision));
			session.getAttributes()
				.put(SOCKET,
						new SignalingSocket(connection, outbox, this.maxMessageBytes, this.heartbeat, this.timers));
		}
	}

	private HubConnection connect(WebSocketSession session, WebSocketOutbox outbox, Caller caller) {
		HubConnection connection = this.hub.connect(outbox, caller);
		Object httpSession = session.getAttributes().remove(GateHandshakeInterceptor.HTTP_SESSION);
		return (httpSession instanceof HttpSession bound) ? this.sessions.bind(bound, connection) : connection;
	}

	private static Caller callerOf(@Nullable Object decision) {
		if (decision instanceof AccessDecision.Granted granted) {
			return granted.caller();
		}
		if (decision instanceof AccessDecision.Unauthenticated) {
			// A token may tell who it is.
			return Caller.anonymous(Set.of());
		}
		throw new IllegalStateException("No gate stands before this handler");
	}

	private static void refuse(WebSocketOutbox outbox, ErrorCode code, String message) {
		outbox.send(SignalingCodec.write(new HubMessage.ErrorMessage(code.wireName(), message, null)));
		outbox.close(CloseCode.POLICY_VIOLATION, code.wireName());
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
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
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		logger.debug("A peer's socket failed", exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().get(SOCKET) instanceof SignalingSocket socket) {
			socket.closed();
		}
	}

}
