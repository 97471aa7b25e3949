package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Puts the gate before a WebSocket. Only a foreign origin is refused here; a browser
 * shows nothing of a refused handshake, so that every other refusal is left to the
 * handler, which says it in words.
 */
final class GateHandshakeInterceptor implements HandshakeInterceptor {

	/**
	 * The session attribute with the {@link AccessDecision}.
	 */
	static final String DECISION = GateHandshakeInterceptor.class.getName() + ".decision";

	/**
	 * The session attribute with the HTTP session of who has logged in, if there is one.
	 */
	static final String HTTP_SESSION = GateHandshakeInterceptor.class.getName() + ".httpSession";

	private final AccessGate gate;

	private final ForeignOriginLog log = new ForeignOriginLog();

	GateHandshakeInterceptor(AccessGate gate) {
		this.gate = gate;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		AccessDecision decision = this.gate.check(servletRequest);
		if (decision instanceof AccessDecision.ForeignOrigin foreign) {
			this.log.warn(foreign);
			PlainText.write(((ServletServerHttpResponse) response).getServletResponse(), HttpStatus.FORBIDDEN,
					foreign.message());
			return false;
		}
		attributes.put(DECISION, decision);
		HttpSession session = servletRequest.getSession(false);
		if (session != null && decision instanceof AccessDecision.Granted granted && !granted.caller().isAnonymous()) {
			attributes.put(HTTP_SESSION, session);
		}
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
