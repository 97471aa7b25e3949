package io.github.xstatewebrtc.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Fences the page in: it loads nothing from elsewhere, cannot be framed, and tells nobody
 * where it is. Only windows that it opens itself may keep hold of it: receivers of what
 * it forwards, which speak by {@code postMessage}.
 */
final class SecurityHeadersInterceptor implements HandlerInterceptor {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
			+ " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
			+ " form-action 'none'; frame-ancestors 'none'";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
		return true;
	}

}
