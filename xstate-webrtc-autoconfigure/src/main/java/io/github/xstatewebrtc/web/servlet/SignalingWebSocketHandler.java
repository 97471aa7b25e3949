package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.SubProtocolCapable;
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
 */
public final class SignalingWebSocketHandler extends GatedWebSocketHandler implements SubProtocolCapable {

	private final SignalingHub hub;

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
		super(sockets, sessions, maxMessageBytes, heartbeat, timers, sender);
		this.hub = hub;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(LinkChannel.PROTOCOL);
	}

	@Override
	@Nullable HubConnection connect(WebSocketSession session, WebSocketOutbox outbox, AccessDecision decision) {
		if (!LinkChannel.PROTOCOL.equals(session.getAcceptedProtocol())) {
			refuse(outbox, ErrorCode.UNSUPPORTED_VERSION,
					"This hub speaks the WebSocket subprotocol " + LinkChannel.PROTOCOL + ": ask for it.");
			return null;
		}
		// Who has not logged in may have a token that tells who it is.
		return this.hub.connect(outbox,
				(decision instanceof AccessDecision.Granted granted) ? granted.caller() : Caller.anonymous(Set.of()));
	}

	@Override
	void refuse(WebSocketOutbox outbox, ErrorCode code, String message) {
		outbox.send(SignalingCodec.write(new HubMessage.ErrorMessage(code.wireName(), message, null)));
		outbox.close(CloseCode.POLICY_VIOLATION, code.wireName());
	}

	@Override
	void cutForSlowness() {
		this.hub.refusals().cutForSlowness();
	}

}
