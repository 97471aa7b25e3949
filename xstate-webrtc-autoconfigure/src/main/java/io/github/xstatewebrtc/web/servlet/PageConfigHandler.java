package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Serves {@code {base-path}/config.json}.
 */
final class PageConfigHandler implements HttpRequestHandler {

	private final Supplier<PageConfig> config;

	PageConfigHandler(Supplier<PageConfig> config) {
		this.config = config;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] json = ProtocolJson.mapper().writeValueAsBytes(this.config.get());
		response.setContentType("application/json");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(json.length);
		response.getOutputStream().write(json);
	}

}
