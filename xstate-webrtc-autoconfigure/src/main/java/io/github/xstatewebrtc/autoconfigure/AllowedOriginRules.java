package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what is no origin: a browser's header would never be equal to it, and nobody
 * would find out why.
 */
final class AllowedOriginRules {

	private static final String ANY = "*";

	private static final String HOST = "(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:.]+])";

	private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://" + HOST + "(?::[0-9]{1,5})?");

	private static final Pattern USUAL_PORT = Pattern.compile("(?i)http://.*:80|https://.*:443");

	private static final Pattern LIKE_AN_ORIGIN = Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?/*"
			+ "(?:[^@/]*@)?(?<host>" + HOST + ")(?<port>:[0-9]{1,5})?(?:[/?#].*)?");

	private static final Pattern LOCAL = Pattern.compile("localhost|127\\..*|\\[::1]");

	private AllowedOriginRules() {
	}

	static void check(String property, List<String> origins) {
		for (int i = 0; i < origins.size(); i++) {
			String origin = origins.get(i);
			if (!origin.equals(ANY) && (!ORIGIN.matcher(origin).matches() || USUAL_PORT.matcher(origin).matches())) {
				throw new InvalidSettingException(property + "[" + i + "]",
						origin.replaceFirst("(?<=^|/)[^/]*@", "***@"), reason(origin),
						"Write scheme, host and, unless it is the usual one, port, such as:"
								+ InvalidSettingException.example(corrected(origin)));
			}
		}
	}

	private static String reason(String origin) {
		if (origin.contains(ANY)) {
			return "It has a wildcard in it: origins are compared as a whole, and only '*' alone stands for all.";
		}
		if (!origin.contains("://")) {
			return "It has no scheme: an origin begins with https:// or http://.";
		}
		if (USUAL_PORT.matcher(origin).matches()) {
			return "It names the port that is usual for its scheme: browsers leave that out.";
		}
		if (origin.matches("[^:]*://[^/?#]+[/?#].*")) {
			return "It goes on after host and port: a slash, a path or a query are not part of an origin.";
		}
		return "It is not an origin as browsers send it.";
	}

	private static String corrected(String origin) {
		Matcher parts = LIKE_AN_ORIGIN.matcher(origin.strip());
		if (origin.contains(ANY) || !parts.matches()) {
			return "https://shop.example.org";
		}
		String given = parts.group("scheme");
		String scheme = (given != null) ? given : LOCAL.matcher(parts.group("host")).matches() ? "http" : "https";
		String host = scheme + "://" + parts.group("host");
		String port = parts.group("port");
		return (port == null || USUAL_PORT.matcher(host + port).matches()) ? host : host + port;
	}

}
