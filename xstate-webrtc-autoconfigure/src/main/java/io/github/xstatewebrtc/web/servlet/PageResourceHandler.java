package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Serves the files of the page and the browser client. It stands apart from the
 * application's own static resources, which may be switched off or moved.
 */
final class PageResourceHandler implements HttpRequestHandler {

	private static final String INDEX = "index.html";

	/**
	 * The names of the files in it have a hash of their content, and each is there
	 * compressed too.
	 */
	private static final String HASHED = "assets/";

	private static final String IMMUTABLE = "public, max-age=31536000, immutable";

	private static final String REVALIDATED = "no-cache";

	private final ClassLoader classLoader;

	PageResourceHandler(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String path = (String) request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
		String name = path.isEmpty() ? INDEX : path;
		boolean hashed = name.startsWith(HASHED);
		List<ContentCoding> codings = hashed ? ContentCoding.accepted(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))
				: List.of();
		Optional<PageResource> resource = PageResource.find(this.classLoader, name, codings);
		if (resource.isPresent()) {
			serve(resource.get(), hashed, new ServletWebRequest(request, response), response);
		}
		else if (PageResource.find(this.classLoader, INDEX).isEmpty()) {
			PlainText.write(response, HttpStatus.NOT_FOUND, "The page is not in this build of xstate-webrtc:"
					+ " it was made with -Dfrontend.skip. Build again without it.");
		}
		else {
			PlainText.write(response, HttpStatus.NOT_FOUND, "There is no such file.");
		}
	}

	private static void serve(PageResource resource, boolean hashed, ServletWebRequest request,
			HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, hashed ? IMMUTABLE : REVALIDATED);
		if (hashed) {
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
		if (request.checkNotModified(resource.etag())) {
			return;
		}
		ContentCoding coding = resource.coding();
		if (coding != null) {
			response.setHeader(HttpHeaders.CONTENT_ENCODING, coding.token());
		}
		response.setContentType(resource.contentType());
		response.setContentLength(resource.length());
		resource.writeTo(response.getOutputStream());
	}

}
