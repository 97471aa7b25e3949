package io.github.xstatewebrtc.web.servlet;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.github.xstatewebrtc.signaling.Caller;

/**
 * Finds out who has logged in. A bean of this type takes the place of Spring Security's
 * log-ins, or tells that something else than Spring Security authenticates. Safe for use
 * by many threads.
 */
@FunctionalInterface
public interface CallerResolver {

	/**
	 * Look at a request for the page, or at the handshake of a WebSocket.
	 * @param request the request, after the application's own filters
	 * @return who has logged in, empty if nobody has
	 */
	Optional<Caller> resolve(HttpServletRequest request);

}
