package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every set of permissions and every message that a hub takes: what becomes of it.
 */
class PermittedMessagesTests {

	private final ChangingMind mind = new ChangingMind();

	private final TestHub hub = new TestHub(this.mind, (token) -> Optional.of(Caller.user(token, Set.of(), later())));

	private final TestPeer own = this.hub.connectOwn().join("orders", "shop");

	private final TestPeer bob = this.hub.login("bob").join("orders", "bob");

	/** All but none, which is refused. */
	static Stream<Set<Permission>> permissions() {
		Permission[] all = Permission.values();
		return IntStream.range(1, 1 << all.length).mapToObj((bits) -> {
			Set<Permission> chosen = EnumSet.noneOf(Permission.class);
			IntStream.range(0, all.length).filter((i) -> ((bits >> i) & 1) == 1).forEach((i) -> chosen.add(all[i]));
			return chosen;
		});
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void joinShowsTheApplicationAlwaysAndOthersToThoseWithPeers(Set<Permission> permissions) {
		TestPeer ann = ann(permissions);
		JsonNode joined = ann.hearsOne("joined");
		assertThat(names(joined)).containsExactlyInAnyOrderElementsOf(wire(permissions));
		assertThat(TestPeer.ids(joined.path("peers"))).containsExactlyInAnyOrderElementsOf(
				mayMeet(permissions) ? List.of(this.own.peerId(), this.bob.peerId()) : List.of(this.own.peerId()));
		assertThat(this.own.hearsTypes()).containsExactly("peer-joined");
		assertHearsOnlyWithPeers(this.bob, permissions, "peer-joined");
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void signalsReachTheApplicationAlwaysAndOthersWithPeersOnly(Set<Permission> permissions) {
		TestPeer ann = joined(permissions);
		ann.wants(this.own.peerId());
		assertThat(this.own.hearsOne("signal").path("from").asString()).isEqualTo(ann.peerId());
		this.own.wants(ann.peerId());
		assertThat(ann.hearsOne("signal").path("from").asString()).isEqualTo(this.own.peerId());
		ann.wants(this.bob.peerId());
		assertHearsOnlyWithPeers(this.bob, permissions, "signal");
		assertThat(codeOf(ann)).isEqualTo(mayMeet(permissions) ? null : "unknown-peer");
		this.bob.wants(ann.peerId());
		assertHearsOnlyWithPeers(ann, permissions, "signal");
		assertThat(codeOf(this.bob)).isEqualTo(mayMeet(permissions) ? null : "unknown-peer");
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void updatesAreToldToTheApplicationAlwaysAndToOthersWithPeersOnly(Set<Permission> permissions) {
		TestPeer ann = joined(permissions);
		ann.say("{'type':'update','peer':{'services':[{'systemId':'cart'}]}}");
		this.hub.settle();
		assertThat(this.own.hearsTypes()).containsExactly("peer-updated");
		assertHearsOnlyWithPeers(this.bob, permissions, "peer-updated");
		assertThat(ann.hears()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void renewingGrantsNothingMore(Set<Permission> permissions) {
		TestPeer ann = joined(permissions);
		ann.say("{'type':'renew','token':'ann'}");
		assertThat(names(ann.hearsOne("renewed"))).containsExactlyInAnyOrderElementsOf(wire(permissions));
		ann.say("{'type':'renew','token':'bob'}");
		assertThat(codeOf(ann)).isEqualTo("forbidden");
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void leavingIsToldToThoseWhoHadMet(Set<Permission> permissions) {
		TestPeer ann = joined(permissions);
		ann.say("{'type':'leave'}");
		assertThat(ann.closeCode()).isEqualTo(CloseCode.NORMAL);
		this.hub.settle();
		assertThat(this.own.hearsTypes()).containsExactly("peer-left");
		assertHearsOnlyWithPeers(this.bob, permissions, "peer-left");
	}

	@ParameterizedTest
	@MethodSource("permissions")
	void framesReachTheApplicationAlwaysAndOthersWithPeersOnly(Set<Permission> permissions) {
		TestPeer ann = joined(permissions);
		assertThat(heardWhereOpenedAndSent(ann, this.own)).containsExactly("relay", "relay");
		assertThat(codeOf(ann)).isNull();
		assertThat(heardWhereOpenedAndSent(ann, this.bob))
			.isEqualTo(mayMeet(permissions) ? List.of("relay", "relay") : List.of());
		assertThat(codeOf(ann)).isEqualTo(mayMeet(permissions) ? null : "unknown-peer");
	}

	// Whoever hears of the opening answers it.
	private static List<String> heardWhereOpenedAndSent(TestPeer from, TestPeer to) {
		from.opensRelay(to, "c-1");
		List<String> heard = new ArrayList<>(to.hearsTypes());
		if (!heard.isEmpty()) {
			to.opensRelay(from, "c-1");
			from.hears();
		}
		from.relays(to, "c-1", "[]");
		heard.addAll(to.hearsTypes());
		return heard;
	}

	private TestPeer ann(Set<Permission> permissions) {
		this.mind.grants.put("ann", permissions);
		this.hub.settle();
		this.own.hears();
		this.bob.hears();
		TestPeer ann = this.hub.login("ann").join("orders", "ann");
		this.hub.settle();
		return ann;
	}

	private TestPeer joined(Set<Permission> permissions) {
		TestPeer ann = ann(permissions);
		ann.hears();
		this.own.hears();
		this.bob.hears();
		return ann;
	}

	private Instant later() {
		return this.hub.now().plus(Duration.ofHours(2));
	}

	private static boolean mayMeet(Set<Permission> permissions) {
		return permissions.contains(Permission.PEERS);
	}

	private static void assertHearsOnlyWithPeers(TestPeer peer, Set<Permission> permissions, String type) {
		assertThat(peer.hearsTypes()).isEqualTo(mayMeet(permissions) ? List.of(type) : List.of());
	}

	private static @Nullable String codeOf(TestPeer peer) {
		List<JsonNode> heard = peer.hears();
		return heard.isEmpty() ? null : heard.get(0).path("code").asString();
	}

	private static List<String> wire(Set<Permission> permissions) {
		return permissions.stream().map(Permission::wireName).toList();
	}

	private static List<String> names(JsonNode message) {
		return message.path("permissions").valueStream().map(JsonNode::asString).toList();
	}

}
