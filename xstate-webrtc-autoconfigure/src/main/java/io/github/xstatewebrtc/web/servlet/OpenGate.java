package io.github.xstatewebrtc.web.servlet;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Lets everybody in who can reach the application, and grants everything; only pages of
 * other origins are kept out, unless they are named.
 */
public final class OpenGate implements AccessGate {

	private static final String ANY = "*";

	private static final AccessDecision GRANTED = new AccessDecision.Granted(
			EnumSet.complementOf(EnumSet.of(Permission.VALUES)));

	private final Set<String> allowedOrigins;

	/**
	 * Make the gate.
	 * @param allowedOrigins the other origins whose pages may come in, such as
	 * {@code https://shop.example}, or {@code *} for all
	 */
	public OpenGate(Collection<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins.stream()
			.map((origin) -> origin.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public AccessDecision check(HttpServletRequest request) {
		Optional<String> foreign = Collections.list(request.getHeaders("Origin"))
			.stream()
			.filter((origin) -> !isAllowed(origin) && !isSame(origin, request))
			.findFirst();
		return foreign
			.<AccessDecision>map((foreignOrigin) -> AccessDecision.ForeignOrigin.of(foreignOrigin,
					(origin) -> "The origin '" + origin + "' is another than that of this application. To let its"
							+ " pages in, add it to xstate.webrtc.allowed-origins." + advice(foreignOrigin, request)))
			.orElse(GRANTED);
	}

	@Override
	public String audience() {
		return "by everybody who can reach this application (xstate.webrtc.access=open)";
	}

	private boolean isAllowed(String origin) {
		return this.allowedOrigins.contains(ANY) || this.allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
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
