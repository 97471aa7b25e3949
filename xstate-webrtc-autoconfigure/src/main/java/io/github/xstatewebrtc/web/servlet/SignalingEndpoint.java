package io.github.xstatewebrtc.web.servlet;

import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

/**
 * Where peers reach the hub: {@code {base-path}/signaling}.
 */
public final class SignalingEndpoint {

	/**
	 * The path below the base path.
	 */
	public static final String PATH = "signaling";

	private SignalingEndpoint() {
	}

	/**
	 * Make the mapping to publish as a bean. Other WebSockets of the application stay
	 * untouched.
	 * @param basePath where everything of this module lives
	 * @param handler gives the sockets to the hub
	 * @param gate decides who may come in
	 * @return the mapping
	 */
	public static WebSocketHandlerMapping mapping(BasePath basePath, SignalingWebSocketHandler handler,
			AccessGate gate) {
		return WebSocketEndpoint.mapping(basePath.resolve(PATH), handler, gate);
	}

}
