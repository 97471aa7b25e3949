package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * The origin of a page, as RFC 6454 means it.
 *
 * @param scheme {@code http} or {@code https}, say; in lower case
 * @param host the name in lower case, that of an IPv6 address without brackets, in which
 * containers differ
 * @param port the port, the scheme's own if none was named
 */
record WebOrigin(String scheme, String host, int port) {

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	/**
	 * Read the value of an {@code Origin} header.
	 * @param origin the value
	 * @return the origin, empty if it is none ({@code null} is none, too)
	 */
	static Optional<WebOrigin> parse(String origin) {
		try {
			URI uri = new URI(origin);
			return of(uri.getScheme(), uri.getHost(), uri.getPort());
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Return the application's own origin as a request has it.
	 * @param request the request, after the filters and valves that believe forwarding
	 * headers
	 * @return the origin
	 */
	static Optional<WebOrigin> of(HttpServletRequest request) {
		return of(request.getScheme(), request.getServerName(), request.getServerPort());
	}

	/**
	 * Return the application's own origin as a request's forwarding headers have it. Good
	 * for advice only: anybody can send such headers.
	 * @param request the request
	 * @return the origin, empty if the headers make no sense
	 */
	static Optional<WebOrigin> forwarded(HttpServletRequest request) {
		try {
			ServletServerHttpRequest sent = new ServletServerHttpRequest(request);
			URI uri = ForwardedHeaderUtils.adaptFromForwardedHeaders(sent.getURI(), sent.getHeaders()).build().toUri();
			return of(uri.getScheme(), uri.getHost(), uri.getPort());
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<WebOrigin> of(@Nullable String scheme, @Nullable String host, int port) {
		if (scheme == null || host == null) {
			return Optional.empty();
		}
		String protocol = scheme.toLowerCase(Locale.ROOT);
		int standard = protocol.equals("https") ? HTTPS_PORT : HTTP_PORT;
		return Optional.of(new WebOrigin(protocol, bare(host).toLowerCase(Locale.ROOT), (port > 0) ? port : standard));
	}

	private static String bare(String host) {
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

}
