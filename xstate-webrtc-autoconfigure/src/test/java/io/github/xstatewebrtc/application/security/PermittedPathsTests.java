package io.github.xstatewebrtc.application.security;

import java.net.URI;
import java.util.Arrays;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.application.RemoteHub;
import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.web.security.XStateRequest;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code access: open} and {@code access: loopback} behind a filter chain, which comes
 * first: whom it lets through, the gate decides about.
 */
class PermittedPathsTests {

	@ParameterizedTest
	@ValueSource(strings = { "open", "loopback" })
	void theChainRefusesWhomTheGateWouldLetIn(String access) throws Exception {
		try (ConfigurableApplicationContext application = start(DefaultChainApplication.class, access)) {
			Person person = new Person(application);
			assertThat(person.refusedHandshake()).isEqualTo(401);
			assertThat(person.get("/xstate/config.json").statusCode()).isEqualTo(401);
			assertThat(person.get("/xstate/config.json", "Authorization", Person.basic("bob")).statusCode())
				.isEqualTo(200);
			person.signaling("Authorization", Person.basic("bob")).join("orders").hears("joined");
		}
	}

	@ParameterizedTest
	@CsvSource({ "open, inspect send spawn peers", "loopback, inspect values send spawn peers" })
	void onPermittedPathsTheGateAloneDecides(String access, String granted) throws Exception {
		try (ConfigurableApplicationContext application = start(Permitting.class, access)) {
			Person person = new Person(application);
			assertThat(person.get("/xstate/config.json").statusCode()).isEqualTo(200);
			JsonNode joined = person.signaling().join("orders").hears("joined");
			assertThat(joined.path("permissions")).extracting(JsonNode::asString)
				.containsExactlyInAnyOrder(granted.split(" "));
			assertThat(person.refusedHandshake("Origin", "http://evil.example")).isEqualTo(403);
			assertThat(person.hasSession()).isFalse();
			assertThat(person.get("/orders").statusCode()).isEqualTo(401);
			assertThat(person.post("/xstate/config.json", "").statusCode()).as("without a CSRF token").isEqualTo(403);
			TestSocket forwarded = person.signaling("X-Forwarded-For", "203.0.113.7");
			if (access.equals("open")) {
				forwarded.join("orders").hears("joined");
			}
			else {
				// Refused before it says anything.
				forwarded.hears("error");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "when-authorized, ******", "always, Ada" })
	void anonymousPeopleSeeValuesOfAnOpenApplicationOnlyIfItAlwaysShowsThem(String showValues, String customer) {
		try (ConfigurableApplicationContext application = start(Permitting.class, "open",
				"xstate.webrtc.inspection.show-values=" + showValues);
				TestInspector anonymous = TestInspector.join(new RemoteHub(signaling(application)), "orders")) {
			anonymous.meet("jvm").connect().inspect().hears("synced");
			anonymous.hearsOf("PAID");
			anonymous.hearsOf("PLACED");
			assertThat(anonymous.everything()).contains("\"customer\":\"" + customer + "\"");
			assertThat(anonymous.everything().contains("Ada")).isEqualTo(customer.equals("Ada"));
		}
	}

	private static ConfigurableApplicationContext start(Class<?> application, String access, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "xstate.webrtc.access=" + access;
		return RunningApplication.start(application, all);
	}

	private static URI signaling(ConfigurableApplicationContext application) {
		return URI.create("ws://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")
				+ "/xstate/signaling");
	}

	/**
	 * Everything needs a log-in but the paths of this module.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Orders.class, People.class })
	static class Permitting {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers(XStateRequest.toAny())
					.permitAll()
					.dispatcherTypeMatchers(DispatcherType.ERROR)
					.permitAll()
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
