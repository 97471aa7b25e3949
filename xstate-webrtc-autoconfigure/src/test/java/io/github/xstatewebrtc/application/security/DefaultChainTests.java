package io.github.xstatewebrtc.application.security;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code access: authenticated} behind the filter chain that Spring Boot makes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultChainTests {

	private final ConfigurableApplicationContext application = RunningApplication
		.authenticated(DefaultChainApplication.class, "xstate.webrtc.permissions.inspect=ROLE_OPERATOR");

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void theChainRefusesAHandshakeWithoutALogIn() {
		assertThat(new Person(this.application).refusedHandshake()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/xstate/", "/xstate/config.json", "/xstate/client/xstate-webrtc.js" })
	void theChainRefusesThePage(String path) throws Exception {
		assertThat(new Person(this.application).get(path).statusCode()).isEqualTo(401);
	}

	@Test
	void httpBasicLetsInWhoIsPermitted() throws Exception {
		Person person = new Person(this.application);
		assertThat(person.get("/xstate/config.json", "Authorization", Person.basic("ada")).statusCode()).isEqualTo(200);
		JsonNode joined = person.signaling("Authorization", Person.basic("ada")).join("orders").hears("joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrder("inspect", "values");
	}

	@Test
	void aWrongPasswordLetsNobodyIn() {
		String forged = Person.basic("ada").replaceFirst("..$", "xx");
		assertThat(new Person(this.application).refusedHandshake("Authorization", forged)).isEqualTo(401);
	}

	@Test
	void whoHasNoPermissionIsToldWhichPropertyGrantsOne() throws Exception {
		TestSocket socket = new Person(this.application).signaling("Authorization", Person.basic("bob")).join("orders");
		JsonNode error = socket.hears("error");
		assertThat(error.path("code").asString()).isEqualTo("forbidden");
		assertThat(error.path("message").asString()).contains("bob", "xstate.webrtc.permissions.inspect");
		assertThat(socket.closeCode()).isEqualTo(1008);
	}

	@Test
	void aFormLogInLetsIn() throws Exception {
		Person person = new Person(this.application);
		person.logsIn("ada");
		assertThat(person.get("/xstate/config.json").statusCode()).isEqualTo(200);
		assertThat(person.signaling().join("orders").hears("joined").path("peerId").asString()).startsWith("p-");
	}

	@Test
	void aLogOutEndsTheSocketsOfItsSessionAndNoOthers() throws Exception {
		Person person = new Person(this.application);
		person.logsIn("ada");
		TestSocket first = joined(person);
		TestSocket second = joined(person);
		Person another = new Person(this.application);
		another.logsIn("ada");
		TestSocket stays = joined(another);

		person.logsOut();

		for (TestSocket socket : new TestSocket[] { first, second }) {
			JsonNode error = socket.hearsNext("error");
			assertThat(error.path("code").asString()).isEqualTo("unauthorized");
			assertThat(error.path("message").asString()).contains("log-out", "Log in");
			assertThat(socket.closeCode()).isEqualTo(1008);
		}
		assertThat(person.refusedHandshake()).isEqualTo(401);
		stays.say("{'type':'signal','to':'p-nobody','want':'connect'}");
		assertThat(stays.hearsNext("error").path("code").asString()).isEqualTo("unknown-peer");
	}

	@Test
	void aSessionThatTimesOutEndsItsSockets() throws Exception {
		try (ConfigurableApplicationContext impatient = RunningApplication.authenticated(Impatient.class,
				"xstate.webrtc.permissions.inspect=ROLE_OPERATOR", "server.tomcat.background-processor-delay=1s")) {
			Person person = new Person(impatient);
			person.logsIn("ada");
			TestSocket socket = joined(person);
			assertThat(socket.hearsNext("error").path("code").asString()).isEqualTo("unauthorized");
			assertThat(socket.closeCode()).isEqualTo(1008);
		}
	}

	@Test
	void basicMakesNoSessionForOurSake() throws Exception {
		Person person = new Person(this.application);
		person.signaling("Authorization", Person.basic("ada")).join("orders").hears("joined");
		person.get("/xstate/", "Authorization", Person.basic("ada"));
		assertThat(person.hasSession()).isFalse();
	}

	@Test
	void aForeignPageWithAValidSessionIsRefused() throws Exception {
		Person person = new Person(this.application);
		person.logsIn("ada");
		assertThat(person.refusedHandshake("Origin", "http://evil.example")).isEqualTo(403);
		assertThat(person.get("/xstate/config.json", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
	}

	private static TestSocket joined(Person person) throws InterruptedException {
		TestSocket socket = person.signaling().join("orders");
		socket.hears("joined");
		return socket;
	}

	@Configuration(proxyBeanMethods = false)
	@Import(DefaultChainApplication.class)
	static class Impatient {

		@Bean
		HttpSessionListener impatience() {
			return new HttpSessionListener() {

				@Override
				public void sessionCreated(HttpSessionEvent event) {
					event.getSession().setMaxInactiveInterval(2);
				}

			};
		}

	}

}
