package io.github.xstatewebrtc.application.security;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.JoinTokens;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page with HTTP Basic beside a stateless API for bearer tokens, and devices with
 * tokens: chains that {@code XStateRequest} tells apart.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoChainsTests {

	private final ConfigurableApplicationContext application = RunningApplication
		.authenticated(TwoChainsApplication.class, "xstate.webrtc.permissions.inspect=ROLE_OPERATOR,SCOPE_watch");

	private final Person person = new Person(this.application);

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void eachChainTakesItsOwnCredentials() throws Exception {
		String bearer = "Bearer " + watcher();
		assertThat(this.person.get("/xstate/", "Authorization", Person.basic("ada")).statusCode()).isNotIn(401, 403);
		assertThat(this.person.get("/xstate/", "Authorization", bearer).statusCode()).isEqualTo(401);
		assertThat(this.person.get("/api/orders", "Authorization", bearer).statusCode()).isEqualTo(200);
		assertThat(this.person.get("/api/orders", "Authorization", Person.basic("ada")).statusCode()).isEqualTo(401);
	}

	@Test
	void theClientNeedsNoLogIn() throws Exception {
		assertThat(this.person.get("/xstate/client/xstate-webrtc.js").statusCode()).isNotIn(401, 403);
		assertThat(this.person.get("/xstate/config.json").statusCode()).isEqualTo(401);
	}

	@Test
	void aLogInInTheHandshakeIsEnough() throws Exception {
		JsonNode joined = this.person.signaling("Authorization", Person.basic("ada")).join("orders").hears("joined");
		assertThat(permissions(joined)).containsExactlyInAnyOrder("inspect", "values");
	}

	@Test
	void aJwtThatTheApplicationTakesIsAToken() throws Exception {
		JsonNode joined = join(watcher()).hears("joined");
		assertThat(permissions(joined)).containsExactlyInAnyOrder("inspect", "values");
		assertThat(joined.path("expiresAt").asString()).isNotEmpty();
	}

	@Test
	void aDeviceJoinsWithATokenThatTheApplicationHasMinted() throws Exception {
		String token = this.application.getBean(JoinTokens.class)
			.mint("sensor-7", "orders", Set.of(Permission.INSPECT));
		assertThat(permissions(join(token).hears("joined"))).containsExactly("inspect");
	}

	@Test
	void withoutLogInAndTokenNobodyJoins() throws Exception {
		TestSocket socket = this.person.signaling().join("orders");
		JsonNode error = socket.hears("error");
		assertThat(error.path("code").asString()).isEqualTo("unauthorized");
		assertThat(error.path("message").asString()).contains("log in", "token");
		assertThat(socket.closeCode()).isEqualTo(1008);
	}

	@Test
	void aJwtWithoutAPermittedScopeIsForbidden() throws Exception {
		JsonNode error = join(BearerTokens.issue("eve", "mail", Duration.ofMinutes(5))).hears("error");
		assertThat(error.path("code").asString()).isEqualTo("forbidden");
	}

	static String[] badTokens() {
		String good = watcher();
		return new String[] { BearerTokens.forge("ada", "watch"),
				BearerTokens.issue("ada", "watch", Duration.ofMinutes(-5)),
				good.substring(0, good.length() - 4) + "AAAA", good.substring(0, good.lastIndexOf('.') + 1),
				unsigned(good), "nonsense", "Bearer " + good, "xstate-join.v1.AAAAAAAA.e30.AAAA" };
	}

	/** Claim that nothing needs a signature. */
	private static String unsigned(String jwt) {
		String header = java.util.Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		return header + jwt.substring(jwt.indexOf('.'), jwt.lastIndexOf('.') + 1);
	}

	@ParameterizedTest
	@MethodSource("badTokens")
	void aForgedOrExpiredTokenIsUnauthorizedAndNowhereRepeated(String token, CapturedOutput log) throws Exception {
		TestSocket socket = join(token);
		JsonNode error = socket.hears("error");
		assertThat(error.path("code").asString()).isEqualTo("unauthorized");
		assertThat(error.path("message").asString()).isNotEmpty().doesNotContain(token);
		assertThat(socket.closeCode()).isEqualTo(1008);
		assertThat(log.getAll()).doesNotContain(token);
	}

	@Test
	void aForeignPageComesNotInWithAToken() {
		assertThat(this.person.refusedHandshake("Origin", "http://evil.example")).isEqualTo(403);
	}

	private TestSocket join(String token) {
		return this.person.signaling()
			.say("{'type':'join','channel':'orders','token':'" + token + "','peer':{'name':'a','kind':'device'}}");
	}

	private static String watcher() {
		return BearerTokens.issue("ada", "watch", Duration.ofMinutes(5));
	}

	private static Iterable<String> permissions(JsonNode joined) {
		return joined.path("permissions").values().stream().map(JsonNode::asString).toList();
	}

}
