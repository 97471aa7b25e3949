package io.github.xstatewebrtc.application.security;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code XStateRequest} tells chains apart wherever an application puts this module.
 */
class MatchedPathsTests {

	@ParameterizedTest
	@CsvSource({ "/shop, server.servlet.context-path=/shop, '', /xstate",
			"'', spring.mvc.servlet.path=/web, /web, /xstate",
			"/shop, server.servlet.context-path=/shop spring.mvc.servlet.path=/web/v1 xstate.webrtc.base-path=/state/charts, /web/v1, /state/charts" })
	void eachPathIsGuardedByItsChain(String context, String properties, String servlet, String base) throws Exception {
		try (ConfigurableApplicationContext application = RunningApplication.authenticated(TwoChainsApplication.class,
				(properties + " xstate.webrtc.permissions.inspect=ROLE_OPERATOR").split(" "))) {
			Person person = new Person(application);
			String home = context + servlet;
			String basic = Person.basic("ada");
			String bearer = "Bearer " + BearerTokens.issue("ada", "watch", Duration.ofMinutes(5));
			assertThat(status(person, home + base + "/config.json", basic)).isEqualTo(200);
			assertThat(status(person, home + base + "/config.json", bearer)).isEqualTo(401);
			assertThat(status(person, home + base, bearer)).isEqualTo(401);
			assertThat(person.get(home + base + "/config.json").statusCode()).isEqualTo(401);
			assertThat(person.get(home + base + "/client/xstate-webrtc.js").statusCode()).isNotIn(401, 403);
			assertThat(status(person, home + "/api/orders", bearer)).isEqualTo(200);
			assertThat(status(person, home + "/api/orders", basic)).isEqualTo(401);
			String signaling = home + base + "/signaling";
			JsonNode joined = person.signalingAt(signaling, "Authorization", basic).join("orders").hears("joined");
			assertThat(joined.path("permissions")).extracting(JsonNode::asString)
				.containsExactlyInAnyOrder("inspect", "values");
			JsonNode error = person.signalingAt(signaling).join("orders").hears("error");
			assertThat(error.path("code").asString()).isEqualTo("unauthorized");
		}
	}

	private static int status(Person person, String path, String credentials) throws Exception {
		return person.get(path, "Authorization", credentials).statusCode();
	}

}
