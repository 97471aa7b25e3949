package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file of the page as the frontend build has laid it into the jar.
 */
final class PageResource {

	private static final String ROOT = "META-INF/xstate-webrtc/";

	/**
	 * No segment begins with a dot and nothing is encoded: no path leads out of the root.
	 */
	private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

	private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "js",
			"text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "json", "application/json", "map",
			"application/json", "svg", "image/svg+xml", "png", "image/png", "ico", "image/x-icon", "woff2",
			"font/woff2", "txt", "text/plain;charset=UTF-8");

	private final byte[] content;

	private final String contentType;

	private final @Nullable ContentCoding coding;

	private PageResource(byte[] content, String contentType, @Nullable ContentCoding coding) {
		this.content = content;
		this.contentType = contentType;
		this.coding = coding;
	}

	static Optional<PageResource> find(ClassLoader classLoader, String path) throws IOException {
		return read(classLoader, path, null);
	}

	/**
	 * Find a file as a browser takes it: the smallest of its forms.
	 * @param classLoader has the page
	 * @param path the file's path within the page
	 * @param codings the codings to choose from, the smallest first
	 * @return the file, compressed where it is there in one of the codings
	 * @throws IOException if it is there and cannot be read
	 */
	static Optional<PageResource> find(ClassLoader classLoader, String path, List<ContentCoding> codings)
			throws IOException {
		for (ContentCoding coding : codings) {
			Optional<PageResource> coded = read(classLoader, path, coding);
			if (coded.isPresent()) {
				return coded;
			}
		}
		return find(classLoader, path);
	}

	private static Optional<PageResource> read(ClassLoader classLoader, String path, @Nullable ContentCoding coding)
			throws IOException {
		String file = ROOT + path + ((coding != null) ? coding.ending() : "");
		URL url = PATH.matcher(path).matches() ? classLoader.getResource(file) : null;
		if (url == null) {
			return Optional.empty();
		}
		String extension = path.substring(path.lastIndexOf('.') + 1);
		try (InputStream stream = url.openStream()) {
			return Optional.of(new PageResource(stream.readAllBytes(),
					TYPES.getOrDefault(extension, "application/octet-stream"), coding));
		}
	}

	String contentType() {
		return this.contentType;
	}

	/**
	 * Return how the content is compressed.
	 * @return the coding, or {@code null} if it is not
	 */
	@Nullable ContentCoding coding() {
		return this.coding;
	}

	int length() {
		return this.content.length;
	}

	void writeTo(OutputStream stream) throws IOException {
		stream.write(this.content);
	}

	String etag() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.content);
			return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
