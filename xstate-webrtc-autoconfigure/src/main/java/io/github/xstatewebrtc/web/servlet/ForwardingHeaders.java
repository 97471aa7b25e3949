package io.github.xstatewebrtc.web.servlet;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds the traces that proxies leave in a request.
 */
final class ForwardingHeaders {

	private static final Set<String> NAMES = Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "client-ip",
			"x-cluster-client-ip", "true-client-ip", "cf-connecting-ip", "fastly-client-ip", "x-envoy-external-address",
			"x-original-forwarded-for", "x-original-host", "x-original-url");

	private static final String PREFIX = "x-forwarded";

	/**
	 * Set by Tomcat's RemoteIpValve, which takes the headers it has believed away.
	 */
	private static final String TOMCAT_FORWARDED = "org.apache.tomcat.request.forwarded";

	private ForwardingHeaders() {
	}

	/**
	 * Find a trace.
	 * @param request the request as the container made it, not one that a filter has
	 * rewritten
	 * @return what was found, in words
	 */
	static Optional<String> find(HttpServletRequest request) {
		if (request.getAttribute(TOMCAT_FORWARDED) != null) {
			return Optional.of("an address rewritten by the RemoteIpValve");
		}
		return Collections.list(request.getHeaderNames())
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filter((name) -> name.startsWith(PREFIX) || NAMES.contains(name))
			.findFirst()
			.map((name) -> "the header '" + name + "'");
	}

}
