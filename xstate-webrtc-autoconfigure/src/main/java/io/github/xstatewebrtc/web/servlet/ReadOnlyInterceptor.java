package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses whatever is no GET or HEAD: the page is only read.
 */
final class ReadOnlyInterceptor implements HandlerInterceptor {

	private static final Set<String> METHODS = Set.of("GET", "HEAD");

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (METHODS.contains(request.getMethod())) {
			return true;
		}
		response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
		PlainText.write(response, HttpStatus.METHOD_NOT_ALLOWED, "The page is only read: use GET or HEAD.");
		return false;
	}

}
