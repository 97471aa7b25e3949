package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of members when the application changes its mind.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReauthorizationTests {

	private static final Set<Permission> ALL = TestHub.ALL;

	private final ChangingMind mind = new ChangingMind();

	private final TestHub hub = new TestHub(this.mind);

	private final TestPeer own = this.hub.connectOwn().join("orders", "shop");

	@Test
	void whoIsRefusedNowIsSentAway() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		this.mind.grants.put("ann", Set.of());
		this.hub.hub().reauthorize();
		JsonNode error = ann.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("forbidden");
		assertThat(error.has("ref")).isFalse();
		assertThat(ann.closeCode()).isEqualTo(1008);
		this.hub.settle();
		for (TestPeer other : List.of(this.own, bob)) {
			JsonNode left = other.hearsOne("peer-left");
			assertThat(left.path("peerId").asString()).isEqualTo(ann.peerId());
			assertThat(left.path("reason").asString()).isEqualTo("revoked");
		}
	}

	@Test
	void anExceptionRefuses() {
		TestPeer ann = joined("ann");
		this.mind.broken = true;
		this.hub.hub().reauthorize();
		assertThat(ann.hearsOne("error").path("code").asString()).isEqualTo("internal");
		assertThat(ann.closeCode()).isEqualTo(1008);
	}

	@Test
	void otherPermissionsAreToldToTheOthersAndToTheMemberItself() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		this.mind.grants.put("ann", EnumSet.of(Permission.INSPECT, Permission.PEERS));
		this.hub.hub().reauthorize();
		this.hub.settle();
		for (TestPeer peer : List.of(ann, bob, this.own)) {
			JsonNode updated = peer.hearsOne("peer-updated").path("peer");
			assertThat(updated.path("peerId").asString()).isEqualTo(ann.peerId());
			assertThat(updated.path("permissions")).extracting(JsonNode::asString)
				.containsExactlyInAnyOrder("inspect", "peers");
		}
	}

	@Test
	void whereNothingHasChangedNothingIsTold() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		this.hub.hub().reauthorize();
		this.hub.settle();
		assertThat(ann.hears()).isEmpty();
		assertThat(bob.hears()).isEmpty();
		assertThat(this.own.hears()).isEmpty();
	}

	@Test
	void whoLosesPeersSeesAndReachesTheApplicationOnly() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		this.mind.grants.put("ann", EnumSet.of(Permission.INSPECT));
		this.hub.hub().reauthorize();
		assertThat(left(ann.hears())).containsExactly(bob.peerId() + " revoked");
		assertThat(left(bob.hears())).containsExactly(ann.peerId() + " revoked");
		assertThat(left(this.own.hears())).isEmpty();
		ann.wants(bob.peerId());
		assertThat(ann.hearsOne("error").path("code").asString()).isEqualTo("unknown-peer");
		ann.wants(this.own.peerId());
		assertThat(this.own.hearsTypes()).contains("signal");
		this.mind.grants.put("ann", ALL);
		this.hub.hub().reauthorize();
		this.hub.settle();
		assertThat(came(ann.hears())).contains(bob.peerId());
		assertThat(came(bob.hears())).contains(ann.peerId());
		ann.wants(bob.peerId());
		assertThat(bob.hearsTypes()).containsExactly("signal");
	}

	@Test
	void whoMayNotReachEachOtherMeetsInNoWay() {
		this.mind.apart = Set.of("ann", "bob");
		TestPeer ann = joined("ann");
		TestPeer bob = this.hub.login("bob").join("orders", "bob");
		assertThat(TestPeer.ids(bob.hearsOne("joined").path("peers"))).containsExactly(this.own.peerId());
		TestPeer eve = this.hub.login("eve").join("orders", "eve");
		this.hub.settle();
		assertThat(came(ann.hears())).containsExactly(eve.peerId());
		eve.hears();
		bob.wants(ann.peerId());
		assertThat(bob.hearsLast("error").path("code").asString()).isEqualTo("unknown-peer");
		bob.say("{'type':'update','peer':{'services':[{'systemId':'cart'}]}}");
		this.hub.settle();
		assertThat(ann.hears()).isEmpty();
		assertThat(eve.hearsTypes()).containsExactly("peer-updated");
		bob.say("{'type':'leave'}");
		this.hub.settle();
		assertThat(ann.hears()).isEmpty();
		assertThat(eve.hearsTypes()).containsExactly("peer-left");
	}

	@Test
	void whoMayNotReachEachOtherAnyMoreAreTold() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		TestPeer eve = joined("eve", ann, bob);
		this.mind.apart = Set.of("ann", "bob");
		this.hub.hub().reauthorize();
		assertThat(left(ann.hears())).containsExactly(bob.peerId() + " revoked");
		assertThat(left(bob.hears())).containsExactly(ann.peerId() + " revoked");
		this.mind.apart = Set.of();
		this.hub.hub().reauthorize();
		assertThat(came(ann.hears())).containsExactly(bob.peerId());
		assertThat(came(bob.hears())).containsExactly(ann.peerId());
		this.hub.settle();
		for (TestPeer peer : List.of(ann, bob, eve, this.own)) {
			assertThat(peer.hears()).isEmpty();
		}
	}

	@Test
	void whoPartsBeforeTheyHaveHeardOfEachOtherStaysUnknown() {
		TestPeer ann = joined("ann");
		TestPeer bob = this.hub.login("bob").join("orders", "bob");
		bob.hears();
		this.mind.apart = Set.of("ann", "bob");
		this.hub.hub().reauthorize();
		this.hub.settle();
		assertThat(ann.hearsTypes()).containsExactly("peer-joined", "peer-left");
		assertThat(bob.hearsTypes()).containsExactly("peer-left");
	}

	@Test
	void aPlaceIsNotMistakenForThatOfWhoHadItBefore() {
		TestPeer ann = joined("ann");
		this.mind.apart = Set.of("ann", "bob");
		TestPeer bob = joined("bob", ann);
		bob.say("{'type':'leave'}");
		this.hub.settle();
		TestPeer eve = this.hub.login("eve").join("orders", "eve");
		assertThat(TestPeer.ids(eve.hearsOne("joined").path("peers"))).contains(ann.peerId());
		eve.wants(ann.peerId());
		assertThat(ann.hearsTypes()).containsExactly("peer-joined", "signal");
		ann.wants(eve.peerId());
		assertThat(eve.hearsTypes()).containsExactly("signal");
	}

	@Test
	void aReachThatThrowsKeepsApartAndIsLoggedOnce(CapturedOutput output) {
		TestPeer ann = joined("ann");
		this.mind.unreachable = true;
		for (int i = 0; i < 5; i++) {
			this.hub.login("bob").join("orders", "bob");
		}
		this.hub.settle();
		assertThat(ann.hears()).isEmpty();
		assertThat(output.getAll().split("nobody knows who reaches whom", -1)).hasSize(2);
	}

	@Test
	void whoComesBackMayDoOnlyWhatIsGrantedNow() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		ann.cut();
		this.mind.grants.put("ann", EnumSet.of(Permission.INSPECT));
		TestPeer back = this.hub.login("ann").resume("orders", ann.resumeToken());
		List<JsonNode> heard = back.hears();
		JsonNode joined = heard.get(0);
		assertThat(back.peerId()).isEqualTo(ann.peerId());
		assertThat(joined.path("permissions")).extracting(JsonNode::asString).containsExactly("inspect");
		assertThat(TestPeer.ids(joined.path("peers"))).containsExactly(this.own.peerId());
		assertThat(left(heard.subList(1, heard.size()))).containsExactly(bob.peerId() + " revoked");
		assertThat(left(bob.hears())).containsExactly(ann.peerId() + " revoked");
	}

	@Test
	void whoComesBackAsAnotherGetsAnotherId() {
		TestPeer ann = joined("ann");
		TestPeer bob = this.hub.login("bob").resume("orders", ann.resumeToken());
		assertThat(bob.peerId()).startsWith("p-").isNotEqualTo(ann.peerId());
		assertThat(ann.closeCode()).isNull();
		TestPeer nobody = this.hub.connect(ALL).resume("orders", ann.resumeToken());
		assertThat(nobody.peerId()).isNotEqualTo(ann.peerId());
	}

	@Test
	void anIdOfAnEarlierRunIsItsCallersOnly() {
		byte[] key = new byte[32];
		TestHub before = new TestHub(TestHub.SETTINGS, IceServers.of(List.of()), ResumeTokens.signedWith(key),
				this.mind);
		TestPeer ann = before.login("ann").join("orders", "ann");
		TestHub after = new TestHub(TestHub.SETTINGS, IceServers.of(List.of()), ResumeTokens.signedWith(key),
				this.mind);
		assertThat(after.login("bob").resume("orders", ann.resumeToken()).peerId()).isNotEqualTo(ann.peerId());
		assertThat(after.login("ann").resume("orders", ann.resumeToken()).peerId()).isEqualTo(ann.peerId());
	}

	@Test
	void signalsOfWhoMayNotReachASuspendedMemberAnyMoreAreNotDelivered() {
		TestPeer ann = joined("ann");
		TestPeer bob = joined("bob", ann);
		ann.cut();
		bob.wants(ann.peerId());
		this.mind.apart = Set.of("ann", "bob");
		this.hub.hub().reauthorize();
		TestPeer back = this.hub.login("ann").resume("orders", ann.resumeToken());
		assertThat(back.hearsTypes()).containsExactly("joined", "peer-left");
	}

	@Test
	void aUserWhoIsNotBackInTimeIsRevokedSinceNobodyCouldEndItsLinksLater() {
		TestPeer ann = joined("ann");
		ann.cut();
		this.hub.timers().pass(Duration.ofSeconds(31));
		assertThat(left(this.own.hears())).containsExactly(ann.peerId() + " revoked");
	}

	private TestPeer joined(String user, TestPeer... others) {
		TestPeer peer = this.hub.login(user).join("orders", user);
		this.hub.settle();
		peer.hears();
		this.own.hears();
		for (TestPeer other : others) {
			other.hears();
		}
		return peer;
	}

	private static List<String> left(List<JsonNode> messages) {
		return messages.stream()
			.filter((message) -> message.path("type").asString().equals("peer-left"))
			.map((message) -> message.path("peerId").asString() + " " + message.path("reason").asString())
			.toList();
	}

	private static List<String> came(List<JsonNode> messages) {
		return messages.stream()
			.filter((message) -> message.path("type").asString().equals("peer-joined"))
			.map((message) -> message.path("peer").path("peerId").asString())
			.toList();
	}

}
