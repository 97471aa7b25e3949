package io.github.xstatewebrtc.web.servlet;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The origins whose pages may come in: the application's own and those that are named. A
 * browser sends a log-in along with whatever page asks for a WebSocket, so that a log-in
 * does not make this check superfluous.
 */
final class AllowedOrigins {

	private static final String ANY = "*";

	private final Set<String> named;

	/**
	 * Allow origins.
	 * @param named those beside the application's own, such as
	 * {@code https://shop.example}, or {@code *} for all
	 */
	AllowedOrigins(Collection<String> named) {
		this.named = named.stream()
			.map((origin) -> origin.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Look for an origin that is not allowed.
	 * @param request the request
	 * @return the refusal; empty for a request of an allowed page, or of none
	 */
	Optional<AccessDecision> refusal(HttpServletRequest request) {
		return Collections.list(request.getHeaders("Origin"))
			.stream()
			.filter((origin) -> !isNamed(origin) && !isSame(origin, request))
			.findFirst()
			.map((foreign) -> AccessDecision.ForeignOrigin.of(foreign,
					(origin) -> "The origin '" + origin + "' is another than that of this application. To let its"
							+ " pages in, add it to xstate.webrtc.allowed-origins." + advice(foreign, request)));
	}

	/**
	 * Tell whether a request's log-in may be believed: a browser sends it along with
	 * whatever page makes the handshake.
	 * @param request the request
	 * @return whether it is of no page, of the application's own, or of one that is named
	 */
	boolean speaksForItsUser(HttpServletRequest request) {
		return Collections.list(request.getHeaders("Origin"))
			.stream()
			.allMatch((origin) -> isSame(origin, request) || this.named.contains(origin.toLowerCase(Locale.ROOT)));
	}

	private boolean isNamed(String origin) {
		return this.named.contains(ANY) || this.named.contains(origin.toLowerCase(Locale.ROOT));
	}

	private static boolean isSame(String origin, HttpServletRequest request) {
		Optional<WebOrigin> own = WebOrigin.of(request);
		return own.isPresent() && own.equals(WebOrigin.parse(origin));
	}

	private static String advice(String origin, HttpServletRequest request) {
		Optional<WebOrigin> forwarded = WebOrigin.forwarded(request);
		return (forwarded.isPresent() && forwarded.equals(WebOrigin.parse(origin)))
				? " Or, as forwarding headers say that it is the application's own: if every request comes through a"
						+ " proxy that sets them, have them believed with server.forward-headers-strategy=framework."
				: "";
	}

}
