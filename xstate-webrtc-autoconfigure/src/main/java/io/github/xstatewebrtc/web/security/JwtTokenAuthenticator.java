package io.github.xstatewebrtc.web.security;

import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.InvalidTokenException;
import io.github.xstatewebrtc.signaling.TokenAuthenticator;

/**
 * Takes the JWTs that the application takes as bearer tokens: a browser's WebSocket
 * cannot send them in a header.
 */
public final class JwtTokenAuthenticator implements TokenAuthenticator {

	private static final Log logger = LogFactory.getLog(JwtTokenAuthenticator.class);

	/**
	 * Header, payload and signature, each in base64url; a JSON object in base64url begins
	 * with "ey".
	 */
	private static final Pattern JWT = Pattern.compile("ey[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

	private final JwtDecoder decoder;

	private final Converter<Jwt, ? extends AbstractAuthenticationToken> converter;

	private final Authorities authorities;

	/**
	 * Make an authenticator.
	 * @param decoder verifies tokens
	 * @param converter finds a token's user and authorities
	 * @param hierarchy the application's role hierarchy
	 */
	public JwtTokenAuthenticator(JwtDecoder decoder, Converter<Jwt, ? extends AbstractAuthenticationToken> converter,
			RoleHierarchy hierarchy) {
		this.decoder = decoder;
		this.converter = converter;
		this.authorities = new Authorities(hierarchy);
	}

	@Override
	public Optional<Caller> authenticate(String token) throws InvalidTokenException {
		if (!JWT.matcher(token).matches()) {
			return Optional.empty();
		}
		Jwt jwt = decode(token);
		AbstractAuthenticationToken authentication = convert(jwt);
		if (!StringUtils.hasText(authentication.getName())) {
			throw new InvalidTokenException("This JWT names nobody: the claim with the name, usually 'sub', is missing."
					+ " Present a token of a user or device.");
		}
		return Optional.of(Caller.user(authentication.getName(),
				this.authorities.names(authentication.getAuthorities()), jwt.getExpiresAt()));
	}

	private Jwt decode(String token) throws InvalidTokenException {
		try {
			return this.decoder.decode(token);
		}
		catch (JwtValidationException ex) {
			logger.debug("A JWT does not hold: " + ex.getErrors());
			throw new InvalidTokenException("This JWT does not hold, or not any more: its time, issuer or audience is"
					+ " not what this application takes. Present a fresh one.");
		}
		catch (BadJwtException ex) {
			// Its message may quote from the token.
			throw new InvalidTokenException("This is no JWT that this application takes: it is malformed, or not signed"
					+ " by a key that the application trusts.");
		}
	}

	private AbstractAuthenticationToken convert(Jwt jwt) throws InvalidTokenException {
		AbstractAuthenticationToken authentication = null;
		try {
			authentication = this.converter.convert(jwt);
		}
		catch (AuthenticationException ex) {
			logger.debug("A JWT that holds is of nobody: " + ex.getMessage());
		}
		if (authentication == null) {
			throw new InvalidTokenException("This application knows nobody whom this JWT names.");
		}
		return authentication;
	}

}
