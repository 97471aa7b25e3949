package io.github.xstatewebrtc.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.signaling.JoinTokens;
import io.github.xstatewebrtc.signaling.ResumeTokens;

/**
 * Turns properties into the minter of join tokens.
 */
final class JoinTokensMapper {

	private static final String PREFIX = "xstate.webrtc.join-tokens.";

	private static final int LEAST_SECRET = 32;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private JoinTokensMapper() {
	}

	static JoinTokens map(XStateWebRtcProperties.JoinTokens tokens) {
		check(tokens);
		String secret = tokens.secret();
		return StringUtils.hasText(secret)
				? new JoinTokens(secret.getBytes(StandardCharsets.UTF_8), tokens.ttl(), InstantSource.system())
				: JoinTokens.ofThisProcess(tokens.ttl(), InstantSource.system());
	}

	/**
	 * With a secret of the application's own, peers keep their ids when it starts anew.
	 * @param tokens the settings, checked
	 * @return the tokens with which peers resume
	 */
	static ResumeTokens resumeTokens(XStateWebRtcProperties.JoinTokens tokens) {
		String secret = tokens.secret();
		return StringUtils.hasText(secret) ? ResumeTokens.derivedFrom(secret.getBytes(StandardCharsets.UTF_8))
				: ResumeTokens.ofThisProcess();
	}

	private static void check(XStateWebRtcProperties.JoinTokens tokens) {
		String secret = tokens.secret();
		if (StringUtils.hasText(secret) && secret.length() < LEAST_SECRET) {
			throw new InvalidSettingException(PREFIX + "secret", null,
					"It has " + secret.length() + " characters; a secret that nobody guesses has " + LEAST_SECRET
							+ " at least.",
					"Make one, for example with 'openssl rand -base64 32', and hand it over as a variable:"
							+ InvalidSettingException.example(PREFIX + "secret", "${JOIN_TOKEN_SECRET}"));
		}
		if (tokens.ttl().compareTo(SECOND) < 0 || tokens.ttl().compareTo(JoinTokens.MAX_TTL) > 0) {
			throw new InvalidSettingException(PREFIX + "ttl", tokens.ttl(),
					"It must be between a second and " + JoinTokens.MAX_TTL.toDays()
							+ " days: a token cannot be taken back.",
					"Remove it, or set a value in these bounds, such as the normal one:"
							+ InvalidSettingException.example(PREFIX + "ttl", "5m"));
		}
	}

}
