package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.source.SourceEnd;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Takes the WebSockets of applications that report their actors. They ask for no
 * subprotocol, and say in the address under which name their actors are to stand:
 * {@code ?name=cart}.
 */
public final class InspectWebSocketHandler extends GatedWebSocketHandler {

	private static final String NAMELESS = "socket";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private final Sources sources;

	/**
	 * Make a handler.
	 * @param sources takes the sockets
	 * @param sockets ends them with the application
	 * @param sessions ends them with the log-in
	 * @param heartbeat how often applications are pinged
	 * @param timers time
	 * @param sender begins to send; a task may wait for a peer that does not read when it
	 * pings it or closes its socket, for 2 s with Tomcat
	 */
	public InspectWebSocketHandler(Sources sources, OpenSockets sockets, SessionSockets sessions, Duration heartbeat,
			Timers timers, Executor sender) {
		super(sockets, sessions, Sources.MAX_MESSAGE, heartbeat, timers, sender);
		this.sources = sources;
	}

	@Override
	@Nullable HubConnection connect(WebSocketSession session, WebSocketOutbox outbox, AccessDecision decision) {
		if (decision instanceof AccessDecision.Unauthenticated nobody) {
			this.sources.refuse(outbox, SourceEnd.UNAUTHORIZED, nobody.message());
			return null;
		}
		String name = name(session.getUri());
		if (!NAME.matcher(name).matches()) {
			this.sources.refuse(outbox, SourceEnd.BAD_MESSAGE,
					"The 'name' in the address must be 1 to 64 of A-Z a-z 0-9 . _ -");
			return null;
		}
		return this.sources.connect(outbox, ((AccessDecision.Granted) decision).caller(), name);
	}

	private static String name(@Nullable URI address) {
		if (address == null || !StringUtils.hasText(address.getQuery())) {
			return NAMELESS;
		}
		String name = UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst("name");
		return (name != null) ? name : NAMELESS;
	}

	@Override
	void refuse(WebSocketOutbox outbox, ErrorCode code, String message) {
		this.sources.refuse(outbox, (code == ErrorCode.UNAUTHORIZED) ? SourceEnd.UNAUTHORIZED : SourceEnd.FORBIDDEN,
				message);
	}

	@Override
	void cutForSlowness() {
		this.sources.cutForSlowness();
	}

}
