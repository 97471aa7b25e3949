package io.github.xstatewebrtc.application.security;

import java.util.Set;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with a stateless API for bearer tokens, and the page for people beside
 * it. Devices come with tokens of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ Orders.class, People.class, BearerTokens.class, XStateChain.class })
@RestController
public class TwoChainsApplication {

	/**
	 * Run it.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(TwoChainsApplication.class, arguments);
	}

	@Bean
	@Order(2)
	SecurityFilterChain api(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.oauth2ResourceServer((bearer) -> bearer.jwt(Customizer.withDefaults()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@GetMapping("/api/orders")
	Set<String> orders() {
		return Set.of("order");
	}

}
