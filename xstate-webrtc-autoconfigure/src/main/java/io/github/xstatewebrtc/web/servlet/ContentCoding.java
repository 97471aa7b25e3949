package io.github.xstatewebrtc.web.servlet;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * How the frontend build has compressed the files of the page, the smallest first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section
 * 12.5.3</a>
 */
enum ContentCoding {

	/** Browsers take it over HTTPS and from localhost. */
	BR,

	/** Browsers take it always. */
	GZIP;

	/**
	 * Return the codings that a browser takes.
	 * @param headers its headers {@code Accept-Encoding}
	 * @return those that it names and does not rule out with {@code q=0}
	 */
	static List<ContentCoding> accepted(Enumeration<String> headers) {
		List<String> accepted = Collections.list(headers)
			.stream()
			.flatMap((header) -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")))
			.map((coding) -> coding.replaceAll("\\s", ""))
			.filter((coding) -> !coding.matches(".*;q=0(\\.0*)?"))
			.map((coding) -> coding.replaceAll(";.*", ""))
			.toList();
		return Arrays.stream(values()).filter((coding) -> accepted.contains(coding.token())).toList();
	}

	/**
	 * Return its name in HTTP.
	 * @return a content coding of the HTTP registry
	 */
	String token() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return what the name of a file that is compressed so ends with.
	 * @return the ending, with its dot
	 */
	String ending() {
		return (this == GZIP) ? ".gz" : ".br";
	}

}
