package io.github.xstatewebrtc.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

/**
 * Sends {@code {base-path}} to {@code {base-path}/}, against which the page's relative
 * addresses are resolved. The redirect is relative itself, so that it is right below any
 * context path and behind any proxy.
 */
final class PageRedirectHandler implements HttpRequestHandler {

	private final BasePath basePath;

	PageRedirectHandler(BasePath basePath) {
		this.basePath = basePath;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		response.setStatus(HttpServletResponse.SC_FOUND);
		response.setHeader(HttpHeaders.LOCATION, this.basePath.lastSegment() + "/" + query);
	}

}
