package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.net.URISyntaxException;
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

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

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
							+ " pages in, add it to xstate.webrtc.allowed-origins."));
	}

	private boolean isNamed(String origin) {
		return this.named.contains(ANY) || this.named.contains(origin.toLowerCase(Locale.ROOT));
	}

	private static boolean isSame(String origin, HttpServletRequest request) {
		try {
			URI uri = new URI(origin);
			return uri.getHost() != null && request.getScheme().equalsIgnoreCase(uri.getScheme())
					&& bare(request.getServerName()).equalsIgnoreCase(bare(uri.getHost()))
					&& request.getServerPort() == port(uri);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/**
	 * Containers differ in whether the name of an IPv6 host has brackets.
	 * @param host the name
	 * @return the name without brackets
	 */
	private static String bare(String host) {
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	private static int port(URI origin) {
		if (origin.getPort() != -1) {
			return origin.getPort();
		}
		return "https".equalsIgnoreCase(origin.getScheme()) ? HTTPS_PORT : HTTP_PORT;
	}

}
