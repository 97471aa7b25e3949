package io.github.xstatewebrtc.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.web.security.JwtTokenAuthenticator;

/**
 * Auto-configuration that takes JWTs for tokens, where the application takes them at all.
 * It comes last, since the decoder may be of a resource server, an authorization server
 * or any other library.
 */
@AutoConfiguration(after = XStateWebRtcServletAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass({ JwtDecoder.class, JwtAuthenticationConverter.class })
@ConditionalOnBean(SignalingHub.class)
@ConditionalOnSingleCandidate(JwtDecoder.class)
public final class XStateWebRtcJwtSecurityAutoConfiguration {

	@Bean
	JwtTokenAuthenticator xstateJwtTokenAuthenticator(JwtDecoder decoder,
			ObjectProvider<Converter<Jwt, ? extends AbstractAuthenticationToken>> converter,
			ObjectProvider<RoleHierarchy> hierarchy) {
		return new JwtTokenAuthenticator(decoder, converter.getIfUnique(JwtAuthenticationConverter::new),
				hierarchy.getIfUnique(NullRoleHierarchy::new));
	}

}
