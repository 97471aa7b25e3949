package io.github.xstatewebrtc.application.security;

import java.time.Duration;
import java.time.Instant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * An issuer of JWTs, and an application that trusts it.
 */
@Configuration(proxyBeanMethods = false)
class BearerTokens {

	private static final RSAKey KEY = key();

	@Bean
	JwtDecoder jwtDecoder() throws JOSEException {
		return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
	}

	static String issue(String subject, String scope, Duration lifetime) {
		return issue(KEY, subject, scope, lifetime);
	}

	/** Issue one that looks like the others and is signed by somebody else. */
	static String forge(String subject, String scope) {
		return issue(key(), subject, scope, Duration.ofMinutes(5));
	}

	private static String issue(RSAKey key, String subject, String scope, Duration lifetime) {
		Instant expiresAt = Instant.now().plus(lifetime);
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(subject)
			.claim("scope", scope)
			.issuedAt(expiresAt.minus(Duration.ofHours(1)))
			.expiresAt(expiresAt)
			.build();
		return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key))).encode(JwtEncoderParameters.from(claims))
			.getTokenValue();
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
