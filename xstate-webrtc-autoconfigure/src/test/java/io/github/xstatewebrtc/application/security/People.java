package io.github.xstatewebrtc.application.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who can log in: "ada", an operator, and "bob", who is none. The password of each is
 * "open " and the name.
 */
@Configuration(proxyBeanMethods = false)
class People {

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(
				User.withUsername("ada").password("{noop}open ada").roles("OPERATOR").build(),
				User.withUsername("bob").password("{noop}open bob").roles("CLERK").build());
	}

}
