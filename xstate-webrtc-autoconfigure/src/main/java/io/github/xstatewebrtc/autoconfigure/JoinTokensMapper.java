package io.github.xstatewebrtc.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.signaling.JoinTokens;

/**
 * Turns properties into the minter of join tokens.
 */
final class JoinTokensMapper {

	private static final int MIN_SECRET = 32;

	private JoinTokensMapper() {
	}

	static JoinTokens map(XStateWebRtcProperties.JoinTokens properties) {
		Duration ttl = properties.ttl();
		if (ttl.toSeconds() < 1 || ttl.compareTo(JoinTokens.MAX_TTL) > 0) {
			throw new InvalidConfigurationPropertyValueException("xstate.webrtc.join-tokens.ttl", ttl,
					"Between a second and " + JoinTokens.MAX_TTL.toDays() + " days.");
		}
		String secret = properties.secret();
		if (!StringUtils.hasText(secret)) {
			return JoinTokens.ofThisProcess(ttl, InstantSource.system());
		}
		if (secret.length() < MIN_SECRET) {
			throw new AccessMisconfiguredException(
					"xstate.webrtc.join-tokens.secret has " + secret.length() + " characters, which can be guessed.",
					"Use at least " + MIN_SECRET + " random characters, such as 'openssl rand -base64 32' prints.");
		}
		return new JoinTokens(secret.getBytes(StandardCharsets.UTF_8), ttl, InstantSource.system());
	}

}
