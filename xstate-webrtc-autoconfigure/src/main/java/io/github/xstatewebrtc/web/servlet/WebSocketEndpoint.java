package io.github.xstatewebrtc.web.servlet;

import java.util.List;
import java.util.Map;

import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * A WebSocket with the gate before it. Other WebSockets of the application stay
 * untouched.
 */
final class WebSocketEndpoint {

	/** Before the page. */
	private static final int ORDER = PageEndpoint.ORDER - 1;

	private WebSocketEndpoint() {
	}

	/**
	 * Make the mapping. What is no WebSocket handshake gets a readable answer.
	 * @param path where it is
	 * @param handler takes the sockets
	 * @param gate decides who may come in
	 * @return the mapping
	 */
	static WebSocketHandlerMapping mapping(String path, GatedWebSocketHandler handler, AccessGate gate) {
		// With Jetty's own interface, Spring's default there, messages come whole or not
		// at all, and nothing bounds how long one takes to go out.
		WebSocketHttpRequestHandler endpoint = new WebSocketHttpRequestHandler(handler,
				new DefaultHandshakeHandler(new LoginHidingUpgradeStrategy(new StandardWebSocketUpgradeStrategy())));
		endpoint.setHandshakeInterceptors(List.of(new GateHandshakeInterceptor(gate)));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setUrlMap(Map.of(path, endpoint));
		mapping.setOrder(ORDER);
		mapping.setInterceptors(new SecurityHeadersInterceptor(), new UpgradeInterceptor(gate));
		return mapping;
	}

}
