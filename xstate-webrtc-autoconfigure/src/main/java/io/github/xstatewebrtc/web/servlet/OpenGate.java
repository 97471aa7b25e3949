package io.github.xstatewebrtc.web.servlet;

import java.util.Collection;
import java.util.EnumSet;

import jakarta.servlet.http.HttpServletRequest;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Lets everybody in who can reach the application, and grants everything; only pages of
 * other origins are kept out, unless they are named.
 */
public final class OpenGate implements AccessGate {

	private static final AccessDecision GRANTED = new AccessDecision.Granted(
			EnumSet.complementOf(EnumSet.of(Permission.VALUES)));

	private final AllowedOrigins origins;

	/**
	 * Make the gate.
	 * @param allowedOrigins the other origins whose pages may come in, such as
	 * {@code https://shop.example}, or {@code *} for all
	 */
	public OpenGate(Collection<String> allowedOrigins) {
		this.origins = new AllowedOrigins(allowedOrigins);
	}

	@Override
	public AccessDecision check(HttpServletRequest request) {
		return this.origins.refusal(request).orElse(GRANTED);
	}

	@Override
	public String audience() {
		return "by everybody who can reach this application (xstate.webrtc.access=open)";
	}

}
