package io.github.xstatewebrtc.application.security;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without sessions: Spring Boot's chain for bearer tokens, and authorities
 * as the application makes them of its tokens.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BearerApplicationTests {

	private final ConfigurableApplicationContext application = RunningApplication.authenticated(Application.class,
			"xstate.webrtc.permissions.inspect=TEAM_watch", "xstate.webrtc.permissions.peers=TEAM_watch");

	private final Person person = new Person(this.application);

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void theHandshakesBearerTokenIsALogInThatEndsWithIt() throws Exception {
		Instant expiresAt = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS);
		JsonNode joined = this.person
			.signaling("Authorization",
					"Bearer " + BearerTokens.issue("ada", "watch", Duration.between(Instant.now(), expiresAt)))
			.join("orders")
			.hears("joined");
		assertThat(Instant.parse(joined.path("expiresAt").asString())).isBetween(expiresAt.minusSeconds(1),
				expiresAt.plusSeconds(1));
		assertThat(joined.path("permissions").values()).extracting(JsonNode::asString).contains("inspect", "peers");
		assertThat(this.person.hasSession()).isFalse();
	}

	@Test
	void theApplicationsConverterMakesTheAuthoritiesOfTokensToo() throws Exception {
		TestSocket socket = this.person
			.signaling("Authorization", "Bearer " + BearerTokens.issue("bob", "mail", Duration.ofMinutes(5)))
			.say("{'type':'join','channel':'orders','token':'"
					+ BearerTokens.issue("ada", "watch", Duration.ofMinutes(5))
					+ "','peer':{'name':'a','kind':'browser'}}");
		assertThat(socket.hears("joined").path("permissions").values()).extracting(JsonNode::asString)
			.contains("inspect", "peers");
	}

	@Test
	void theChainRefusesAForgedTokenAndNone() {
		assertThat(this.person.refusedHandshake("Authorization", "Bearer " + BearerTokens.forge("ada", "watch")))
			.isEqualTo(401);
		assertThat(this.person.refusedHandshake()).isEqualTo(401);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Orders.class, BearerTokens.class })
	static class Application {

		@Bean
		JwtAuthenticationConverter authorities() {
			JwtGrantedAuthoritiesConverter teams = new JwtGrantedAuthoritiesConverter();
			teams.setAuthorityPrefix("TEAM_");
			JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
			converter.setJwtGrantedAuthoritiesConverter(teams);
			return converter;
		}

	}

}
