package io.github.xstatewebrtc.web.servlet;

import java.util.List;
import java.util.Map;

import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Where peers reach the hub: {@code {base-path}/signaling}.
 */
public final class SignalingEndpoint {

	/**
	 * The path below the base path.
	 */
	public static final String PATH = "signaling";

	/**
	 * Before the page.
	 */
	private static final int ORDER = PageEndpoint.ORDER - 1;

	private SignalingEndpoint() {
	}

	/**
	 * Make the mapping to publish as a bean. Other WebSockets of the application stay
	 * untouched.
	 * @param basePath where everything of this module lives
	 * @param handler gives the sockets to the hub
	 * @param gate decides who may come in
	 * @return the mapping; it matches WebSocket handshakes only
	 */
	public static WebSocketHandlerMapping mapping(BasePath basePath, SignalingWebSocketHandler handler,
			AccessGate gate) {
		// With Jetty's own interface, Spring's default there, messages come whole or not
		// at
		// all, and nothing bounds how long one takes to go out.
		WebSocketHttpRequestHandler endpoint = new WebSocketHttpRequestHandler(handler,
				new DefaultHandshakeHandler(new LoginHidingUpgradeStrategy(new StandardWebSocketUpgradeStrategy())));
		endpoint.setHandshakeInterceptors(List.of(new GateHandshakeInterceptor(gate)));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setUrlMap(Map.of(basePath.resolve(PATH), endpoint));
		mapping.setOrder(ORDER);
		mapping.setWebSocketUpgradeMatch(true);
		return mapping;
	}

}
