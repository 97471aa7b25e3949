package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Tells who comes to a WebSocket without a handshake what there is (RFC 9110, section
 * 15.5.22). Spring's own answer would log an error for whatever a stranger types.
 */
final class UpgradeInterceptor implements HandlerInterceptor {

	private static final String WEB_SOCKET = "websocket";

	private static final String TEXT = "Here is a WebSocket, and this request asks for none. If a WebSocket was opened,"
			+ " a proxy before this application does not pass on its headers Upgrade and Connection.";

	private final GateInterceptor gate;

	UpgradeInterceptor(AccessGate gate) {
		this.gate = new GateInterceptor(gate);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (HttpMethod.GET.matches(request.getMethod())
				&& WEB_SOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
			return true;
		}
		if (this.gate.preHandle(request, response, handler)) {
			// HTTP/2 has neither of the two.
			if ("HTTP/1.1".equals(request.getProtocol())) {
				response.setHeader(HttpHeaders.UPGRADE, WEB_SOCKET);
				response.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
			}
			PlainText.write(response, HttpStatus.UPGRADE_REQUIRED, TEXT);
		}
		return false;
	}

}
