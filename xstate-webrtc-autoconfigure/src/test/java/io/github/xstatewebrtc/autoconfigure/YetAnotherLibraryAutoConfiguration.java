package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * What a library may bring along. Its name comes after all of ours, and so does it unless
 * ours say otherwise.
 */
@AutoConfiguration
public class YetAnotherLibraryAutoConfiguration {

	@Bean
	JwtDecoder decoder() {
		return (token) -> {
			throw new JwtException("");
		};
	}

	@Bean
	SanitizingFunction accounts() {
		return SanitizingFunction.sanitizeValue().ifKeyEquals("bank.account");
	}

}
