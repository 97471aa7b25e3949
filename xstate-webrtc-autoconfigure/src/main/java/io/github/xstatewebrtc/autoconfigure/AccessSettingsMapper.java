package io.github.xstatewebrtc.autoconfigure;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Access;
import io.github.xstatewebrtc.web.servlet.BasePath;

/**
 * Refuses properties of who may come in, and where, that make no sense.
 */
final class AccessSettingsMapper {

	private static final String PREFIX = "xstate.webrtc.";

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

}
