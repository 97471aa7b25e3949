package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.github.xstatewebrtc.signaling.JoinTokens;
import io.github.xstatewebrtc.web.servlet.AccessGate;
import io.github.xstatewebrtc.web.servlet.AuthenticatedGate;
import io.github.xstatewebrtc.web.servlet.CallerResolver;
import io.github.xstatewebrtc.web.servlet.LoopbackGate;
import io.github.xstatewebrtc.web.servlet.OpenGate;
import io.github.xstatewebrtc.web.servlet.PrincipalCallerResolver;
import io.github.xstatewebrtc.web.servlet.SessionSockets;

/**
 * Who comes in, and what they may do.
 */
@Configuration(proxyBeanMethods = false)
class XStateWebRtcAccessConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CallerResolver xstateCallerResolver(XStateWebRtcProperties properties) {
		return new PrincipalCallerResolver(NamedAuthorities.of(properties));
	}

	@Bean
	@ConditionalOnMissingBean
	AccessGate xstateAccessGate(XStateWebRtcProperties properties, CallerResolver callers, Environment environment,
			ApplicationContext context) {
		return switch (properties.access()) {
			case OPEN -> new OpenGate(properties.allowedOrigins());
			case AUTHENTICATED -> authenticatedGate(properties, callers, new AuthenticationSources(context));
			case LOOPBACK -> loopbackGate(properties, ForwardedHeaders.areBelieved(environment, context));
		};
	}

	private static AccessGate authenticatedGate(XStateWebRtcProperties properties, CallerResolver callers,
			AuthenticationSources sources) {
		sources.requireOne(properties.joinTokens());
		return new AuthenticatedGate(properties.allowedOrigins(), callers,
				Audience.of(properties.permissions(), sources.hasOwnAuthorizer()));
	}

	private static AccessGate loopbackGate(XStateWebRtcProperties properties, boolean forwardHeadersInEffect) {
		AccessSettingsMapper.refuseOriginsOfLoopback(properties);
		return new LoopbackGate(forwardHeadersInEffect);
	}

	@Bean
	@ConditionalOnMissingBean
	JoinTokens xstateJoinTokens(SettingsMapper settings) {
		return settings.joinTokens();
	}

	@Bean
	SessionSockets xstateSessionSockets() {
		return new SessionSockets();
	}

}
