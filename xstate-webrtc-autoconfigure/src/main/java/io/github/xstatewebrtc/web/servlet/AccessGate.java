package io.github.xstatewebrtc.web.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Decides who may come in. The same gate stands before the page and before signaling.
 * Safe for use by many threads.
 */
@FunctionalInterface
public interface AccessGate {

	/**
	 * Decide about a request.
	 * @param request the request, before anything of it is handled
	 * @return what is granted, or why nothing is
	 */
	AccessDecision check(HttpServletRequest request);

	/**
	 * Say who may come in, as the end of the line that an application logs at its start:
	 * "Statecharts can be watched at …, ".
	 * @return part of a sentence
	 */
	default String audience() {
		return "by those whom the application's own gate lets in";
	}

}
