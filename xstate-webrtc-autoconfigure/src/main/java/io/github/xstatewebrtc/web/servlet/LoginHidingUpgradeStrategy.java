package io.github.xstatewebrtc.web.servlet;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Upgrades without telling the container who has logged in. When a session ends, Tomcat
 * cuts the WebSockets of its user at once: before {@link SessionSockets} could say why,
 * so that the peer would take it for a fault of the network and come back again and
 * again.
 */
final class LoginHidingUpgradeStrategy implements RequestUpgradeStrategy {

	private final RequestUpgradeStrategy container;

	LoginHidingUpgradeStrategy(RequestUpgradeStrategy container) {
		this.container = container;
	}

	@Override
	public String[] getSupportedVersions() {
		return this.container.getSupportedVersions();
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return this.container.getSupportedExtensions(request);
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String selectedProtocol,
			List<WebSocketExtension> selectedExtensions, @Nullable Principal user, WebSocketHandler wsHandler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		HttpServletRequestWrapper anonymous = new HttpServletRequestWrapper(
				((ServletServerHttpRequest) request).getServletRequest()) {

			@Override
			public @Nullable Principal getUserPrincipal() {
				return null;
			}

		};
		this.container.upgrade(new ServletServerHttpRequest(anonymous), response, selectedProtocol, selectedExtensions,
				null, wsHandler, attributes);
	}

}
