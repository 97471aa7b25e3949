package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.IceServerValidator;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;

/**
 * Guesses what somebody meant by a url that is none of a STUN or TURN server: most often
 * it is written like one of the web, with slashes, a user or a path.
 */
final class IceUrlCorrection {

	private static final Pattern PARTS = Pattern
		.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?![0-9]+(?:[/?]|$)))?/*(?<user>.*@)?(?<server>[^/?]*).*");

	private static final int MAX_SHOWN = 100;

	private IceUrlCorrection() {
	}

	/**
	 * Return the nearest url that could be one.
	 * @param url what is configured
	 * @return a valid url, with another host if nothing better is found
	 */
	static String of(String url) {
		Matcher parts = PARTS.matcher(url.strip());
		String scheme = url.contains("turn") ? "turn" : "stun";
		String host = "";
		if (parts.matches()) {
			String given = parts.group("scheme");
			scheme = (given != null && given.matches("stuns?|turns?")) ? given : scheme;
			host = parts.group("server");
		}
		String otherPort = host.replaceFirst(":[^:\\]]*$", "") + ":3478";
		String otherHost = scheme.substring(0, 4) + ".example.org:3478";
		return Stream.of(host, otherPort, otherHost)
			.map((scheme + ":")::concat)
			.filter(IceUrlCorrection::isValid)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Say what is wrong with a url that is written like one of the web.
	 * @param url what is configured
	 * @param otherwise what to say of others
	 * @return a sentence
	 */
	static String reason(String url, String otherwise) {
		if (url.contains("@")) {
			return "User and password do not stand in the URL, but under username and credential.";
		}
		return url.matches("(stun|turn)s?:/.*") ? "No slashes stand in the URL of a STUN or TURN server." : otherwise;
	}

	/**
	 * Return what of it may stand in a message: not the password that somebody put in.
	 * @param url what is configured
	 * @return the url without user and password
	 */
	static String shown(String url) {
		String shown = url.replaceFirst("(?s)^((?:stuns?|turns?|[a-z]+(?=:/)):/*)?.*@", "$1***@")
			.replaceAll("[^\\x20-\\x7e]", "?");
		return (shown.length() > MAX_SHOWN) ? shown.substring(0, MAX_SHOWN) + "…" : shown;
	}

	private static boolean isValid(String url) {
		try {
			IceServerValidator.validate(new IceServer(List.of(url), "user", "credential"));
			return true;
		}
		catch (InvalidIceServerException ex) {
			return false;
		}
	}

}
