package io.github.xstatewebrtc.application.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import io.github.xstatewebrtc.web.security.XStateRequest;

/**
 * The filter chain that README and guide show: a log-in for people, tokens for others.
 */
@Configuration(proxyBeanMethods = false)
class XStateChain {

	@Bean
	@Order(1)
	SecurityFilterChain xstate(HttpSecurity http) throws Exception {
		return http.securityMatcher(XStateRequest.toAny())
			.authorizeHttpRequests((requests) -> requests
				// Devices and pages of other origins present a token there.
				.requestMatchers(XStateRequest.toSignaling(), XStateRequest.toClient())
				.permitAll()
				.anyRequest()
				.authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

}
