package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.SignalingHub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers and actors as an operator sees them, with a peer connected by WebRTC.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=shop", "management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always",
				"management.endpoint.xstatepeers.access=unrestricted" })
class ActuatorTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final SignalingHub hub;

	private final MeterRegistry meters;

	ActuatorTests(@LocalServerPort int port, @Autowired SignalingHub hub, @Autowired MeterRegistry meters) {
		this.port = port;
		this.hub = hub;
		this.meters = meters;
	}

	@Test
	void showsAPeerAndHowItIsConnected() throws Exception {
		try (TestInspector inspector = watching()) {
			await().until(() -> peer(inspector).at("/connection/roundTripMillis").isNumber());
			JsonNode peer = peer(inspector);
			assertThat(peer.path("channel").asString()).isEqualTo("shop");
			assertThat(peer.path("name").asString()).isEqualTo("inspector");
			assertThat(peer.path("kind").asString()).isEqualTo("test");
			assertThat(peer.path("signaling").asString()).isEqualTo("open");
			assertThat(peer.path("state").asString()).isEqualTo("connected");
			assertThat(peer.path("user").asString()).isEqualTo("ann");
			assertThat(peer.path("permissions").toString()).contains("inspect", "values");
			JsonNode connection = peer.path("connection");
			assertThat(connection.path("path").asString()).isEqualTo("host");
			assertThat(connection.path("inspects").asBoolean()).isTrue();
			assertThat(connection.at("/bytes/sent").asLong()).isPositive();
			assertThat(connection.at("/messages/received").asLong()).isPositive();
			assertThat(connection.path("dropped").asLong()).isZero();
			JsonNode all = get("/actuator/xstatepeers");
			assertThat(all.at("/self/shop").asString()).startsWith("p-");
			assertThat(all.at("/webrtc/status").asString()).isEqualTo("loaded");
			assertThat(all.path("peers").size()).isEqualTo(1);
		}
	}

	@Test
	void disconnectsAPeer() throws Exception {
		try (TestInspector inspector = watching()) {
			assertThat(delete(inspector.peerId())).isEqualTo(204);
			assertThat(inspector.isRefused().message()).contains("operator");
			assertThat(inspector.ends().code()).isEqualTo(LinkEnd.FORBIDDEN);
			await().until(() -> delete(inspector.peerId()) == 404);
		}
	}

	@Test
	void doesNotDisconnectTheApplicationFromItself() throws Exception {
		await().until(() -> get("/actuator/xstatepeers").at("/self/shop").isString());
		assertThat(delete(get("/actuator/xstatepeers").at("/self/shop").asString())).isEqualTo(404);
	}

	@Test
	void showsWhereActorsAreButNotWhatTheyHold() throws Exception {
		await().until(() -> !get("/actuator/xstateactors").at("/actors/0/addresses").isEmpty());
		String sessionId = get("/actuator/xstateactors").at("/actors/0/sessionId").asString();
		JsonNode actor = get("/actuator/xstateactors/" + sessionId);
		assertThat(actor.path("name").asString()).isEqualTo("door");
		assertThat(actor.path("status").asString()).isEqualTo("active");
		assertThat(actor.path("state").asString()).isEqualTo("closed");
		assertThat(actor.at("/addresses/0").asString()).startsWith("xstate://shop/p-").endsWith("/" + sessionId);
		assertThat(actor.at("/lastEvent/type").asString()).isNotEmpty();
		assertThat(actor.has("context")).isFalse();
	}

	@Test
	void countsPeersAndMessages() {
		try (TestInspector inspector = watching()) {
			assertThat(this.meters.get("xstate.webrtc.peers").gauge().value()).isPositive();
			assertThat(this.meters.get("xstate.webrtc.watchers").gauge().value()).isEqualTo(1);
			assertThat(this.meters.get("xstate.webrtc.messages").tag("direction", "sent").functionCounter().count())
				.isPositive();
			assertThat(this.meters.get("xstate.webrtc.connections.made").functionCounter().count()).isPositive();
			assertThat(this.meters.get("xstate.webrtc.factory.frames").functionCounter().count()).isPositive();
			assertThat(this.meters.get("xstate.webrtc.factory.alive").gauge().value()).isPositive();
			assertThat(this.meters.get("xstate.webrtc.actors").gauge().value()).isEqualTo(1);
			inspector.sayGoodbye();
		}
	}

	@Test
	void everyMeterIsInTheGuide() throws IOException {
		assertThat(this.meters.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("xstate."))
			.distinct()
			.sorted()).containsExactlyElementsOf(ActuatorGuide.names("xstate\\."));
	}

	@Test
	void healthIsUpWithDetails() throws Exception {
		JsonNode health = get("/actuator/health").at("/components/xstateWebrtc");
		assertThat(health.path("status").asString()).isEqualTo("UP");
		assertThat(health.at("/details/channels/0").asString()).isEqualTo("shop");
	}

	private TestInspector watching() {
		Caller ann = new Caller("ann", Set.of(), EnumSet.allOf(Permission.class), null, null);
		TestInspector inspector = TestInspector.join(this.hub, "shop", ann);
		inspector.meet("jvm").connect().inspect().hears("synced");
		return inspector;
	}

	private JsonNode peer(TestInspector inspector) throws IOException, InterruptedException {
		return get("/actuator/xstatepeers/" + inspector.peerId());
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
		return JsonMapper.shared().readTree(this.http.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	private int delete(String peerId) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri("/actuator/xstatepeers/" + peerId)).DELETE().build();
		return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class })
	static class Application {

		@Bean
		StateMachine<String, String> door() throws Exception {
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			builder.configureConfiguration().withConfiguration().machineId("door").autoStartup(true);
			builder.configureStates().withStates().initial("closed").state("open");
			builder.configureTransitions().withExternal().source("closed").target("open").event("OPEN");
			return builder.build();
		}

	}

}
