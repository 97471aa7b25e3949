package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Answers that a person reads, outside the application's own error pages.
 */
final class PlainText {

	private PlainText() {
	}

	static void write(HttpServletResponse response, HttpStatus status, String text) throws IOException {
		byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
		response.setStatus(status.value());
		response.setContentType("text/plain;charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
