package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Masked;
import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.SignalingHub;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets are planted wherever an application may have them, each beside a value that is
 * none; everything that leaves the application is searched for all of them.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"spring.application.name=shop", "management.endpoints.web.exposure.include=*",
		"management.endpoint.health.show-details=always", "logging.level.io.github.xstatewebrtc=trace",
		"xstate.webrtc.ice.turn.urls=turn:127.0.0.1:9?transport=udp",
		"xstate.webrtc.ice.turn.secret=planted-turn-secret", "xstate.webrtc.ice.servers[0].urls=turn:127.0.0.1:9",
		"xstate.webrtc.ice.servers[0].username=open-user",
		"xstate.webrtc.ice.servers[0].credential=planted-turn-credential",
		"xstate.webrtc.join-tokens.secret=planted-secret-that-signs-join-tokens",
		"xstate.webrtc.inspection.keys-to-mask=loyalty",
		"xstate.webrtc.inspection.types-to-mask=io.github.xstatewebrtc.autoconfigure.PlantedSecretsTests.Passport" })
class PlantedSecretsTests {

	/** What begins every secret. */
	private static final String SECRET = "planted-";

	/** What begins every value that is none; only those who may see values see it. */
	private static final String VALUE = "open-";

	private static final List<String> MARKERS = IntStream.rangeClosed(1, 13).mapToObj((i) -> VALUE + i + ";").toList();

	private final int port;

	private final SignalingHub hub;

	private final LocalActorSystem actors;

	private final StateMachine<String, String> door;

	private final XStateWebRtcProperties properties;

	PlantedSecretsTests(@LocalServerPort int port, @Autowired SignalingHub hub, @Autowired LocalActorSystem actors,
			@Autowired StateMachine<String, String> door, @Autowired XStateWebRtcProperties properties) {
		this.port = port;
		this.hub = hub;
		this.actors = actors;
		this.door = door;
		this.properties = properties;
	}

	@Test
	void noSecretLeavesByAnyWay(CapturedOutput log) throws Exception {
		try (TestInspector seeing = inspecting(EnumSet.allOf(Permission.class))) {
			plant("OPEN");
			seeing.hearsOf("open");
			LocalActor other = this.actors.register(registration(), context());
			this.actors.stopped(other, ActorEvent.of("END"), new ActorSnapshot(ActorStatus.DONE, "gone", null, Set.of(),
					Map.of("accessToken", SECRET + "output", "text", VALUE + "13;"), null));
			seeing.hearsOf("gone");
			try (TestInspector blind = inspecting(EnumSet.of(Permission.PEERS, Permission.INSPECT))) {
				plant("CLOSE");
				blind.hearsOf("closed");
				String actuator = everythingOverHttp();
				assertThat(seeing.everything()).doesNotContain(SECRET).contains(MARKERS);
				assertThat(blind.everything()).doesNotContain(SECRET)
					.doesNotContain(VALUE)
					.contains("entries", "\"card\":{\"holder\":\"******\",\"number\":\"******\"}");
				assertThat(actuator).doesNotContain(SECRET)
					.doesNotContain(MARKERS.get(0))
					.contains("xstate.webrtc.ice.turn.secret", "inspector", "door", "\"channelLabels\"");
			}
		}
		assertThat(log.getAll()).contains("Secrets were planted").doesNotContain(SECRET);
		assertThat(this.properties.toString()).contains("open-user").doesNotContain(SECRET);
	}

	private TestInspector inspecting(Set<Permission> permissions) {
		TestInspector inspector = TestInspector.join(this.hub, "shop", permissions);
		inspector.meet("jvm").connect().inspect().hears("synced");
		return inspector;
	}

	private void plant(String event) {
		Message<String> message = MessageBuilder.withPayload(event)
			.setHeader("Authorization", "Bearer " + SECRET + "bearer")
			.setHeader("note", "Cookie: JSESSIONID=" + SECRET + "session")
			.setHeader("sum", VALUE + "1;")
			.build();
		this.door.sendEvent(Mono.just(message)).blockLast();
		LogFactory.getLog("io.github.xstatewebrtc.test").trace("Secrets were planted");
	}

	private static ActorRegistration registration() {
		Map<String, @Nullable Object> definition = Map.of("id", "other", "context",
				Map.of("apiKey", SECRET + "definition", "text", VALUE + "2;"));
		return new ActorRegistration("other", null, "other", () -> definition,
				() -> ActorSnapshot.of(ActorStatus.ACTIVE, "here"));
	}

	private static ActorSnapshot context() {
		return new ActorSnapshot(ActorStatus.ACTIVE, "here", Map.of("chars", (SECRET + "chars").toCharArray()),
				Set.of(), null, null);
	}

	private String everythingOverHttp() throws IOException, InterruptedException {
		StringBuilder all = new StringBuilder();
		for (String path : List.of("/actuator/xstatepeers", "/actuator/xstateactors", "/actuator/health",
				"/actuator/env", "/actuator/configprops", "/actuator/metrics", "/actuator/metrics/xstate.webrtc.peers",
				"/actuator/metrics/xstate.webrtc.messages", "/actuator/loggers", "/actuator/beans",
				"/xstate/config.json", "/xstate/")) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Cookie", "JSESSIONID=" + SECRET + "cookie")
				.header("Authorization", "Basic " + SECRET + "basic")
				.build();
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofString());
			all.append(answer.headers()).append(answer.body());
		}
		return all.toString();
	}

	private static void plantInto(StateContext<String, String> context) {
		Map<Object, Object> variables = context.getExtendedState().getVariables();
		variables.put("password", SECRET + "key");
		variables.put("loyaltyNumber", SECRET + "configured-key");
		variables.put("customer", VALUE + "3;");
		variables.put("entries", List.of(Map.of("pwd", SECRET + "nested", "of", VALUE + "4;")));
		variables.put("login", new PasswordAuthentication("x", (SECRET + "type").toCharArray()));
		variables.put("card", new Card(VALUE + "5;", SECRET + "annotated"));
		variables.put("passport", new Passport(SECRET + "configured-type"));
		variables.put("jdbc", "jdbc:postgresql://db/shop?user=" + VALUE + "6;&password=" + SECRET + "text");
		variables.put("url", "https://bob:" + SECRET + "user-info@example.com/" + VALUE + "7;");
		variables.put("json", "{\"client_secret\":\"" + SECRET + "json\",\"text\":\"" + VALUE + "8;\"}");
		variables.put("failure", new IllegalStateException(VALUE + "9; token=" + SECRET + "message",
				new IllegalArgumentException(VALUE + "10; secret: " + SECRET + "cause")));
		variables.put("bank", Map.of("account", SECRET + "sanitized", "name", VALUE + "11;"));
		variables.put("lines", List.of(new Object[] { VALUE + "12;", new Card("x", SECRET + "in-array") }));
	}

	/**
	 * A card of a customer.
	 *
	 * @param holder what may be seen
	 * @param number what may not
	 */
	record Card(String holder, @Masked String number) {
	}

	/**
	 * A type that the configuration masks.
	 *
	 * @param text what may not be seen
	 */
	record Passport(String text) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class })
	static class Application {

		@Bean
		SanitizingFunction accounts() {
			return SanitizingFunction.sanitizeValue().ifKeyEquals("bank.account");
		}

		@Bean
		StateMachine<String, String> door() throws Exception {
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			builder.configureConfiguration().withConfiguration().machineId("door").autoStartup(true);
			builder.configureStates().withStates().initial("closed").state("open");
			builder.configureTransitions()
				.withExternal()
				.source("closed")
				.target("open")
				.event("OPEN")
				.action(PlantedSecretsTests::plantInto)
				.and()
				.withExternal()
				.source("open")
				.target("closed")
				.event("CLOSE");
			return builder.build();
		}

	}

}
