package io.github.xstatewebrtc.web.servlet;

import java.util.Collection;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Lets in who has logged in to the application, from pages of its own or a named origin.
 * What somebody may do is not decided here but when a channel is joined.
 */
public final class AuthenticatedGate implements AccessGate {

	private static final AccessDecision NOBODY = new AccessDecision.Unauthenticated(
			"Nobody has logged in with this request, and with xstate.webrtc.access=authenticated that has to be."
					+ " Log in to the application and open this page again. If you are logged in, the application's"
					+ " security does not look at this path: let it authenticate requests to it. A page or device that"
					+ " cannot log in joins with a token; with xstate.webrtc.access=loopback, this machine needs no"
					+ " log-in.");

	private static final AccessDecision ANY_PAGE = new AccessDecision.Unauthenticated(
			"This page is of an origin that xstate.webrtc.allowed-origins lets in by '*' only, and a browser sends a"
					+ " log-in along with any page: it has to present a token, or its origin to be named.");

	private final AllowedOrigins origins;

	private final CallerResolver callers;

	private final String audience;

	/**
	 * Make the gate.
	 * @param allowedOrigins the other origins whose pages may come in, such as
	 * {@code https://shop.example}, or {@code *} for all, without their log-in
	 * @param callers finds out who has logged in
	 * @param audience says who that can be, see {@link #audience()}
	 */
	public AuthenticatedGate(Collection<String> allowedOrigins, CallerResolver callers, String audience) {
		this.origins = new AllowedOrigins(allowedOrigins);
		this.callers = callers;
		this.audience = audience;
	}

	@Override
	public AccessDecision check(HttpServletRequest request) {
		Optional<AccessDecision> refusal = this.origins.refusal(request);
		if (refusal.isEmpty() && !this.origins.speaksForItsUser(request)) {
			return ANY_PAGE;
		}
		return refusal.or(() -> this.callers.resolve(request).map(AccessDecision.Granted::new)).orElse(NOBODY);
	}

	@Override
	public String audience() {
		return this.audience;
	}

}
