package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.net.URISyntaxException;
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

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

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
		return foreign.<AccessDecision>map((foreignOrigin) -> AccessDecision.ForeignOrigin.of(foreignOrigin,
				(origin) -> "The origin '" + origin + "' is another than that of this application. To let its"
						+ " pages in, add it to xstate.webrtc.allowed-origins."))
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
