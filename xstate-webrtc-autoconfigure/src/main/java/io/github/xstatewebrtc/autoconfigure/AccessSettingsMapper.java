package io.github.xstatewebrtc.autoconfigure;

<<<<<<< HEAD
=======
import java.time.Duration;

import org.springframework.util.StringUtils;
import java.util.List;

>>>>>>> messages
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Access;
import io.github.xstatewebrtc.web.servlet.BasePath;

/**
 * Refuses properties of who may come in, and where, that make no sense.
 */
final class AccessSettingsMapper {

	private static final String PREFIX = "xstate.webrtc.";

<<<<<<< HEAD
=======
	private static final int LEAST_SECRET = 32;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration MONTH = Duration.ofDays(30);

>>>>>>> messages
	private AccessSettingsMapper() {
	}

	static void check(XStateWebRtcProperties properties) {
		AllowedOriginRules.check(PREFIX + "allowed-origins", properties.allowedOrigins());
	}

	/**
	 * Refuse origins where the gate knows none.
	 * @param properties the properties
	 */
	static void refuseOriginsOfLoopback(XStateWebRtcProperties properties) {
		if (properties.access() == Access.LOOPBACK && !properties.allowedOrigins().isEmpty()) {
			throw new InvalidSettingException(PREFIX + "allowed-origins",
					String.join(", ", properties.allowedOrigins()),
					"With " + PREFIX + "access=loopback only pages on this machine are let in.",
					"Remove the origins, or let in those who have logged in ('open' lets everybody in):"
							+ InvalidSettingException.example(PREFIX + "access", "authenticated"));
		}
	}

	static BasePath basePath(String path) {
		try {
			return new BasePath(path);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException(PREFIX + "base-path", path,
					"It begins with a slash, does not end with one, and consists of letters, digits and ._~- between"
							+ " slashes.",
					"Write it such as:" + InvalidSettingException.example(PREFIX + "base-path", corrected(path)));
		}
	}

	private static String corrected(String path) {
		String segments = path.replaceAll("[^A-Za-z0-9._~/-]+", "-")
			.replaceAll("^[/-]+|[/-]+$", "")
			.replaceAll("/+", "/");
		return segments.isEmpty() ? "/xstate" : "/" + segments;
	}

<<<<<<< HEAD
=======
	private static void check(JoinTokens tokens) {
		if (StringUtils.hasText(tokens.secret()) && tokens.secret().length() < LEAST_SECRET) {
			throw new InvalidSettingException(PREFIX + "join-tokens.secret", null,
					"It has " + tokens.secret().length() + " characters; a secret that nobody guesses has "
							+ LEAST_SECRET + " at least.",
					"Make one, for example with 'openssl rand -base64 32', and hand it over as a variable:"
							+ InvalidSettingException.example(PREFIX + "join-tokens.secret", "${JOIN_TOKEN_SECRET}"));
		}
		if (tokens.ttl().compareTo(SECOND) < 0 || tokens.ttl().compareTo(MONTH) > 0) {
			throw new InvalidSettingException(PREFIX + "join-tokens.ttl", tokens.ttl(),
					"It must be between a second and 30 days: a token cannot be taken back.",
					"Remove it, or set a value in these bounds, such as the normal one:"
							+ InvalidSettingException.example(PREFIX + "join-tokens.ttl", "5m"));
		}
	}

>>>>>>> messages
}
