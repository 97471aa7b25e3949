package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a hub lets one peer do.
 */
class HubLimitsTests {

	private final TestHub hub = new TestHub();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	@Test
	@Limit("messages of one socket")
	void whoSendsTooFastIsToldAndWhatIsTooMuchIsNotPassedOn() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer hasty = this.hub.joined("orders", "hasty", witness);
		this.hub.timers().pass(Duration.ofSeconds(1));
		for (int i = 0; i < 103; i++) {
			hasty.wants(witness.peerId());
		}
		assertThat(witness.hears()).hasSize(100);
		assertThat(hasty.hears()).hasSize(3).allSatisfy((error) -> {
			assertThat(error.path("code").asString()).isEqualTo("rate-limited");
			assertThat(error.path("message").asString()).contains("100");
		});
		this.hub.timers().pass(Duration.ofMillis(20));
		hasty.wants(witness.peerId());
		hasty.wants(witness.peerId());
		hasty.wants(witness.peerId());
		assertThat(witness.hears()).hasSize(2);
	}

	@Test
	void theHubsOwnPeerIsNotLimited() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer own = this.hub.connectOwn().join("orders", "shop");
		witness.hears();
		for (int i = 0; i < 500; i++) {
			own.wants(witness.peerId());
		}
		assertThat(Collections.frequency(witness.hearsTypes(), "signal")).isEqualTo(500);
	}

	@Test
	@Limit("answers to bad input")
	void after20ErrorsInAMinuteTheSocketIsClosed() {
		TestPeer peer = this.hub.joined("orders", "clumsy");
		for (int i = 0; i < 20; i++) {
			peer.say("nonsense");
		}
		assertThat(peer.closeCode()).isNull();
		assertThat(peer.hears()).hasSize(20);
		peer.say("nonsense");
		assertThat(peer.closeCode()).isEqualTo(1008);
		assertThat(peer.hears()).isEmpty();
	}

	@Test
	void errorsOfLongAgoAreForgiven() {
		TestPeer peer = this.hub.joined("orders", "clumsy");
		for (int i = 0; i < 100; i++) {
			peer.say("nonsense");
			this.hub.timers().pass(Duration.ofSeconds(3));
		}
		assertThat(peer.closeCode()).isNull();
		assertThat(peer.hears()).hasSize(100);
	}

	@Test
	@Limit("a socket that does not join")
	void whoDoesNotJoinInTimeIsToldAndClosed() {
		TestPeer peer = this.hub.connect();
		this.hub.timers().pass(Duration.ofMillis(9_999));
		assertThat(peer.closeCode()).isNull();
		this.hub.timers().pass(Duration.ofMillis(1));
		JsonNode error = peer.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("not-joined");
		assertThat(peer.closeCode()).isEqualTo(1008);
		assertThat(this.hub.hub().sessionCount()).isZero();
	}

	@Test
	void whoHasJoinedMayStay() {
		TestPeer peer = this.hub.joined("orders", "silent");
		this.hub.timers().pass(Duration.ofHours(1));
		assertThat(peer.closeCode()).isNull();
	}

	@Test
	@Limit("members of a channel")
	void aFullChannelTakesTheHubsOwnPeerOnly() {
		for (int i = 0; i < 3; i++) {
			this.hub.joined("orders", "member");
		}
		TestPeer late = this.hub.connect().join("orders", "late");
		JsonNode error = late.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("channel-full");
		assertThat(error.path("message").asString()).contains("max-members");
		assertThat(late.closeCode()).isEqualTo(1008);
		assertThat(this.hub.connect().join("stock", "elsewhere").hearsTypes()).containsExactly("joined");
		assertThat(this.hub.connectOwn().join("orders", "shop").hearsTypes()).containsExactly("joined");
	}

	@Test
	@Limit("members in all, and sockets")
	void theSessionsInAllAreBounded() {
		for (int i = 0; i < 30; i++) {
			assertThat(this.hub.connect().closeCode()).isNull();
		}
		TestPeer late = this.hub.connect();
		JsonNode error = late.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("channel-full");
		assertThat(error.path("message").asString()).contains("30", "max-members").endsWith(".");
		assertThat(late.closeCode()).isEqualTo(1008);
		assertThat(this.hub.hub().sessionCount()).isEqualTo(30);
		assertThat(this.hub.connectOwn().join("orders", "shop").hearsTypes()).containsExactly("joined");
		this.hub.timers().pass(Duration.ofSeconds(10));
		assertThat(this.hub.connect().join("orders", "later").hearsTypes()).containsExactly("joined");
	}

	@Test
	@Limit("members in all, and sockets")
	void theMembersInAllAreBoundedSuspendedOnesToo() {
		TestPeer first = this.hub.joined("first", "first");
		for (int i = 1; i < 30; i++) {
			this.hub.joined("channel" + i, "member").cut();
		}
		TestPeer late = this.hub.connect().join("another", "late");
		JsonNode error = late.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("channel-full");
		assertThat(error.path("message").asString()).contains("30", "max-members").endsWith(".");
		assertThat(late.closeCode()).isEqualTo(1008);
		assertThat(this.hub.hub().channels()).hasSize(30).extracting(ChannelOverview::label).doesNotContain("another");
		assertThat(this.hub.connect().resume("first", first.resumeToken()).peerId()).isEqualTo(first.peerId());
		this.hub.timers().pass(Duration.ofSeconds(30));
		assertThat(this.hub.connect().join("another", "later").hearsTypes()).containsExactly("joined");
	}

	@Test
	@Limit("names and services that a peer tells")
	void whatAMemberAnnouncesIsBounded() {
		TestHub large = new TestHub(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
		this.meters.and(large.hub());
		TestPeer witness = large.joined("orders", "witness");
		TestPeer peer = large.joined("orders", "eager", witness);
		for (String services : List.of("{'systemId':'a'},".repeat(65),
				("{'systemId':'" + "a".repeat(250) + "'},").repeat(40))) {
			peer.say("{'type':'update','peer':{'services':[" + services.substring(0, services.length() - 1) + "]}}");
			assertThat(peer.hearsOne("error").path("code").asString()).isEqualTo("bad-message");
		}
		large.settle();
		assertThat(witness.hears()).isEmpty();
		String services = "{'systemId':'a'},".repeat(64);
		peer.say("{'type':'update','peer':{'services':[" + services.substring(0, services.length() - 1) + "]}}");
		large.settle();
		assertThat(witness.hearsOne("peer-updated").path("peer").path("services")).hasSize(64);
	}

}
