package io.github.xstatewebrtc.web.security;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.InvalidTokenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JwtTokenAuthenticator}.
 */
class JwtTokenAuthenticatorTests {

	private static final Instant END = Instant.parse("2026-05-01T12:00:00Z");

	@Test
	void aJwtProvesItsSubject() throws InvalidTokenException {
		Jwt jwt = jwt().subject("ada").build();
		assertThat(authenticator(jwt).authenticate("eyJ.eyJ.s")).map(Caller::name).contains("ada");
	}

	@Test
	void aJwtThatNamesNobodyProvesNobody() {
		Jwt jwt = jwt().claim("scope", "watch").build();
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> authenticator(jwt).authenticate("eyJ.eyJ.s"))
			.withMessageContaining("'sub'");
	}

	private static Jwt.Builder jwt() {
		return Jwt.withTokenValue("eyJ.eyJ.s").header("alg", "RS256").expiresAt(END);
	}

	private static JwtTokenAuthenticator authenticator(Jwt jwt) {
		return new JwtTokenAuthenticator((token) -> jwt, new JwtAuthenticationConverter(), new NullRoleHierarchy());
	}

}
