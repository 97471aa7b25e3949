package io.github.xstatewebrtc.web.servlet;

import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

/**
 * Where applications report their actors by an inspector of XState:
 * {@code {base-path}/inspect}.
 */
public final class InspectEndpoint {

	/**
	 * The path below the base path.
	 */
	public static final String PATH = "inspect";

	private InspectEndpoint() {
	}

	/**
	 * Make the mapping to publish as a bean.
	 * @param basePath where everything of this module lives
	 * @param handler takes the sockets
	 * @param gate decides who may come in
	 * @return the mapping
	 */
	public static WebSocketHandlerMapping mapping(BasePath basePath, InspectWebSocketHandler handler, AccessGate gate) {
		return WebSocketEndpoint.mapping(basePath.resolve(PATH), handler, gate);
	}

}
