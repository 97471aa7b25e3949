package io.github.xstatewebrtc.web.security;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;

/**
 * A log-in by bearer token holds as long as the token.
 */
public final class OAuth2TokenExpiry implements Function<Authentication, @Nullable Instant> {

	@Override
	public @Nullable Instant apply(Authentication authentication) {
		return Stream.of(authentication.getCredentials(), authentication.getPrincipal())
			.filter(AbstractOAuth2Token.class::isInstance)
			.map((token) -> ((AbstractOAuth2Token) token).getExpiresAt())
			.findFirst()
			.orElse(null);
	}

}
