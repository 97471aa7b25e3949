package io.github.xstatewebrtc.sample.kubernetes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.sample.SampleApplication;
import io.github.xstatewebrtc.signaling.JoinTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The sample, started with the environment that its manifest gives to it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class DeployedApplicationTests {

	/** What the manifest leaves to secrets, to the pod, and here to chance. */
	private static final Map<String, String> PLACE = Map.of("XSTATE_WEBRTC_JOIN_TOKENS_SECRET",
			"join-tokens-of-all-the-instances", "XSTATE_WEBRTC_ICE_TURN_SECRET", "shared-with-coturn",
			"XSTATE_WEBRTC_PEER_NAME", "shop-7c9f", "SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0");

	/** In seconds. */
	private static final int DEADLINE = 30;

	private static final V1Container SHOP = Manifests.named(V1Deployment.class, "shop")
		.getSpec()
		.getTemplate()
		.getSpec()
		.getContainers()
		.get(0);

	private final HttpClient http = HttpClient.newHttpClient();

	private ConfigurableApplicationContext application;

	private String said;

	@BeforeAll
	void start(CapturedOutput output) {
		StandardEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, environment()));
		this.application = new SpringApplicationBuilder(SampleApplication.class).environment(environment).run();
		this.said = output.getAll();
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void knowsEachOfItsVariables() {
		assertThat(this.said).doesNotContain("has no such property")
			.contains("by those who have logged in with the authority ROLE_OPERATOR");
	}

	@Test
	void letsNobodySeeThePage() throws Exception {
		assertThat(get(port("local.server.port"), "/xstate/").statusCode()).isEqualTo(401);
	}

	@Test
	void letsNobodyJoinWithoutAToken() throws Exception {
		assertThat(answerToJoin("")).contains("\"error\"").contains("unauthorized");
	}

	@Test
	void letsInWhoHasATokenAndGivesCredentialsForTheTurnServer() throws Exception {
		JoinTokens tokens = this.application.getBean(JoinTokens.class);
		String token = tokens.mint("ann", "sample-app", EnumSet.of(Permission.INSPECT));
		assertThat(answerToJoin("\"token\":\"" + token + "\",")).contains("\"joined\"")
			.contains("\"iceTransportPolicy\":\"relay\"")
			.contains("turn:turn.shop.example:3478")
			.contains("turns:turn.shop.example:443?transport=tcp")
			.contains("\"resumeSeconds\":60")
			.contains("\"name\":\"shop-7c9f\"");
	}

	static Stream<Named<V1Probe>> probes() {
		return Stream.of(Named.of("at the start", SHOP.getStartupProbe()),
				Named.of("whether it lives", SHOP.getLivenessProbe()),
				Named.of("whether it is ready", SHOP.getReadinessProbe()));
	}

	@ParameterizedTest
	@MethodSource("probes")
	void answersItsProbes(V1Probe probe) throws Exception {
		assertThat(probe.getHttpGet().getPort().getStrValue()).isEqualTo("http");
		HttpResponse<String> answer = get(port("local.server.port"), probe.getHttpGet().getPath());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("UP");
	}

	@Test
	void hasActuatorOnAPortOfItsOwn() throws Exception {
		assertThat(get(port("local.server.port"), "/actuator/xstatepeers").statusCode()).isEqualTo(404);
		assertThat(get(port("local.management.port"), "/actuator/xstatepeers").statusCode()).isEqualTo(200);
	}

	@Test
	void takesPagesOfItsPublicOriginAsTheIngressTellsIt() throws Exception {
		assertThat(throughTheIngress("https://shop.example")).contains("unauthorized");
	}

	@Test
	void refusesPagesOfOtherOrigins() {
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> throughTheIngress("https://elsewhere.example"))
			.satisfies((ex) -> assertThat(ex.getCause()).isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(refused) -> assertThat(refused.getResponse().statusCode()).isEqualTo(403)));
	}

	private static Map<String, Object> environment() {
		Map<String, Object> variables = new HashMap<>();
		for (V1EnvVar variable : SHOP.getEnv()) {
			String value = PLACE.getOrDefault(variable.getName(), variable.getValue());
			assertThat(value).as(variable.getName()).isNotNull();
			variables.put(variable.getName(), value);
		}
		variables.putAll(PLACE);
		return variables;
	}

	private int port(String name) {
		return this.application.getEnvironment().getRequiredProperty(name, int.class);
	}

	private HttpResponse<String> get(int port, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + port + path);
		return this.http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private String answerToJoin(String token) throws Exception {
		return answerToJoin(this.http.newWebSocketBuilder(), token);
	}

	private String throughTheIngress(String origin) throws Exception {
		return answerToJoin(this.http.newWebSocketBuilder()
			.header("Origin", origin)
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Host", "shop.example")
			.header("X-Forwarded-Port", "443")
			.header("X-Forwarded-For", "198.51.100.7"), "");
	}

	private String answerToJoin(WebSocket.Builder handshake, String token) throws Exception {
		URI uri = URI.create("ws://localhost:" + port("local.server.port") + "/xstate/signaling");
		FirstMessage first = new FirstMessage();
		WebSocket socket = handshake.subprotocols("xstate-webrtc.v1")
			.buildAsync(uri, first)
			.get(DEADLINE, TimeUnit.SECONDS);
		String join = "{\"type\":\"join\"," + token
				+ "\"channel\":\"sample-app\",\"peer\":{\"name\":\"a script\",\"kind\":\"jvm\"}}";
		try {
			socket.sendText(join, true).get(DEADLINE, TimeUnit.SECONDS);
			return first.message.get(DEADLINE, TimeUnit.SECONDS);
		}
		finally {
			socket.abort();
		}
	}

	private static final class FirstMessage implements WebSocket.Listener {

		private final CompletableFuture<String> message = new CompletableFuture<>();

		private final StringBuilder parts = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
			this.parts.append(part);
			if (last) {
				this.message.complete(this.parts.toString());
			}
			socket.request(1);
			return null;
		}

	}

}
