package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.Map;

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

	private final AccessGate gate;

	private final ForeignOriginLog log = new ForeignOriginLog();

	GateHandshakeInterceptor(AccessGate gate) {
		this.gate = gate;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		AccessDecision decision = this.gate.check(((ServletServerHttpRequest) request).getServletRequest());
		if (decision instanceof AccessDecision.ForeignOrigin foreign) {
			this.log.warn(foreign);
			PlainText.write(((ServletServerHttpResponse) response).getServletResponse(), HttpStatus.FORBIDDEN,
					foreign.message());
			return false;
		}
		attributes.put(DECISION, decision);
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
