package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may join, by log-in and by token, and what they may do then.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuthorizationTests {

	private static final Map<Permission, Set<String>> NAMED = Map.of(Permission.INSPECT, Set.of("ROLE_OPERATOR"),
			Permission.SEND, Set.of("ROLE_ADMIN", "SCOPE_send"), Permission.PEERS, Set.of("SCOPE_peers"));

	static Stream<Arguments> grants() {
		return Stream.of(
				Arguments.of(Set.of("ROLE_OPERATOR"), Set.of(), EnumSet.of(Permission.INSPECT, Permission.VALUES)),
				Arguments.of(Set.of("SCOPE_send"), Set.of(), EnumSet.of(Permission.SEND)),
				Arguments.of(Set.of("ROLE_ADMIN", "SCOPE_peers"), Set.of(),
						EnumSet.of(Permission.SEND, Permission.PEERS)),
				Arguments.of(Set.of("ROLE_OPERATOR"), Set.of("VALUES"), EnumSet.of(Permission.INSPECT)),
				Arguments.of(Set.of("ROLE_OPERATOR", "ROLE_VALUES"), Set.of("VALUES"),
						EnumSet.of(Permission.INSPECT, Permission.VALUES)),
				Arguments.of(Set.of("ROLE_OPERATOR", "VALUES"), Set.of("VALUES"),
						EnumSet.of(Permission.INSPECT, Permission.VALUES)));
	}

	@ParameterizedTest
	@MethodSource("grants")
	void authoritiesGrantPermissions(Set<String> authorities, Set<String> roles, Set<Permission> granted) {
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, roles));
		JsonNode joined = hub.login("ann", authorities.toArray(String[]::new))
			.join("orders", "page")
			.hearsOne("joined");
		assertThat(joined.path("permissions").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(granted.stream().map(Permission::wireName).toList());
		assertThat(joined.path("expiresAt").asString()).isEqualTo("2026-05-01T13:00:00Z");
	}

	@Test
	void whoIsGrantedNothingIsToldWhatToSetAndSentAway() {
		TestPeer peer = new TestHub(new AuthorityAuthorizer(NAMED, Set.of())).login("ann", "ROLE_SECRET")
			.join("orders", "page");
		assertRefused(peer, "forbidden", "'ann'");
		TestPeer other = new TestHub(new AuthorityAuthorizer(NAMED, Set.of())).login("ann", "ROLE_SECRET");
		assertThat(other.join("orders", "page").hearsOne("error").path("message").asString())
			.contains("xstate.webrtc.permissions.inspect")
			.doesNotContain("ROLE_SECRET");
	}

	@Test
	void whoHasNotLoggedInIsAskedTo() {
		TestPeer peer = new TestHub(new AuthorityAuthorizer(NAMED, Set.of())).connect(Set.of()).join("orders", "page");
		assertRefused(peer, "unauthorized", "token");
	}

	@Test
	void whatAGateOrATokenGrantsItselfNeedsNoAuthority() {
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()));
		JsonNode joined = hub.connect(EnumSet.of(Permission.INSPECT)).join("orders", "page").hearsOne("joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString).containsExactly("inspect");
		assertThat(joined.has("expiresAt")).isFalse();
	}

	@Test
	void aTokenTakesThePlaceOfTheLogIn() {
		JoinTokens tokens = JoinTokens.ofThisProcess(Duration.ofMinutes(5), () -> TestHub.START);
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()), (token) -> Optional.empty(), tokens);
		String token = tokens.mint("device", "orders", EnumSet.of(Permission.INSPECT));
		JsonNode joined = hub.login("ann", "ROLE_ADMIN").joinWith(token, "orders").hearsOne("joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString).containsExactly("inspect");
		assertThat(joined.path("expiresAt").asString()).isEqualTo("2026-05-01T12:05:00Z");
		assertThat(hub.hub().channels().get(0).members()).extracting(ChannelOverview.Member::user)
			.containsExactly("device");
	}

	@Test
	void aTokenIsGoodForItsChannelOnly() {
		JoinTokens tokens = JoinTokens.ofThisProcess(Duration.ofMinutes(5), () -> TestHub.START);
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()), tokens);
		String token = tokens.mint("device", "orders", EnumSet.of(Permission.INSPECT));
		assertRefused(hub.connect(Set.of()).joinWith(token, "stock"), "forbidden", "'orders' only");
	}

	@Test
	void aTokenThatProvesNothingIsRefusedWhateverTheLogIn() {
		JoinTokens tokens = JoinTokens.ofThisProcess(Duration.ofMinutes(5), () -> TestHub.START);
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()), tokens);
		assertRefused(hub.login("ann", "ROLE_ADMIN").joinWith("nonsense", "orders"), "unauthorized", "of this kind");
		assertRefused(hub.login("ann", "ROLE_ADMIN").joinWith("xstate-join.v1.x", "orders"), "unauthorized",
				"no whole");
		assertRefused(new TestHub().connect().joinWith("any", "orders"), "unauthorized", "takes no tokens");
	}

	@Test
	void whatHasExpiredIsRefused() {
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()));
		TestPeer expired = hub.connect(Caller.user("ann", Set.of("ROLE_ADMIN"), hub.now()));
		assertRefused(expired.join("orders", "page"), "unauthorized", "expired");
	}

	@Test
	void anAuthorizerThatThrowsRefusesAndIsLogged(CapturedOutput output) {
		TestHub hub = new TestHub((request) -> {
			throw new IllegalStateException("the database is away");
		});
		for (int i = 0; i < 5; i++) {
			TestPeer peer = hub.connect().join("orders", "page");
			assertThat(peer.hearsOne("error").path("code").asString()).isEqualTo("internal");
		}
		assertThat(output.getAll().split("the database is away", -1)).hasSize(2);
		assertThat(hub.hub().channels()).isEmpty();
	}

	@Test
	void anAuthenticatorThatThrowsRefusesAndIsLogged(CapturedOutput output) {
		TestHub hub = new TestHub(new AuthorityAuthorizer(NAMED, Set.of()), (token) -> {
			throw new IllegalStateException("no keys");
		});
		TestPeer peer = hub.login("ann", "ROLE_ADMIN").joinWith("secret-token", "orders");
		assertThat(peer.hearsOne("error").path("code").asString()).isEqualTo("internal");
		assertThat(output.getAll()).contains("no keys").doesNotContain("secret-token");
	}

	@Test
	void theHubsOwnPeerIsNotAskedAbout() {
		TestHub hub = new TestHub((request) -> new JoinDecision.Refused("Nobody."));
		assertThat(hub.connectOwn().join("orders", "shop").hearsTypes()).containsExactly("joined");
		hub.hub().reauthorize();
		assertThat(hub.hub().channels()).hasSize(1);
	}

	private static void assertRefused(TestPeer peer, String code, String sentence) {
		JsonNode error = peer.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo(code);
		assertThat(error.path("message").asString()).contains(sentence).endsWith(".");
		assertThat(peer.closeCode()).isEqualTo(1008);
	}

}
