package io.github.xstatewebrtc.web.servlet;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets pages of other origins load the browser client: a browser takes a module from
 * another origin only if that says so. It stands behind the gate, so that the origin is
 * one which the gate has granted.
 */
final class SharedClientInterceptor implements HandlerInterceptor {

	private static final String CLIENT = "client/";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (isClient(request)) {
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
			List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
			if (origins.size() == 1) {
				response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.get(0));
			}
		}
		return true;
	}

	/**
	 * Tell the browser client from the page.
	 * @param request a request that is mapped already
	 * @return whether it is for a file of the client
	 */
	static boolean isClient(HttpServletRequest request) {
		Object path = request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
		return path instanceof String name && name.startsWith(CLIENT);
	}

}
