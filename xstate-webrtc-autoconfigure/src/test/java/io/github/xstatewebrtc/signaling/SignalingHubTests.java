package io.github.xstatewebrtc.signaling;

import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalingHub}.
 */
class SignalingHubTests {

	private final TestHub hub = new TestHub();

	@Test
	void aPeerThatJoinsIsGivenAnIdAndTheOthers() {
		TestPeer first = this.hub.joined("orders", "first");
		TestPeer second = this.hub.connect().join("orders", "second");
		JsonNode joined = second.hearsOne("joined");
		assertThat(joined.path("peerId").asString()).matches("p-[0-9a-f]{32}");
		assertThat(joined.path("resumeSeconds").asInt()).isEqualTo(30);
		assertThat(joined.path("limits").path("signalBytes").asInt()).isEqualTo(1000);
		assertThat(joined.path("iceServers").isArray()).isTrue();
		assertThat(joined.path("iceTransportPolicy").asString()).isEqualTo("all");
		assertThat(joined.path("permissions")).hasSize(Permission.values().length);
		assertThat(joined.path("more").asBoolean()).isFalse();
		assertThat(TestPeer.ids(joined.path("peers"))).containsExactly(first.peerId());
		assertThat(joined.path("peers").path(0).path("name").asString()).isEqualTo("first");
		assertThat(joined.path("peers").path(0).path("permissions")).hasSize(Permission.values().length);
	}

	@Test
	void theOthersLearnOfOneWhoComesChangesAndLeaves() {
		TestPeer first = this.hub.joined("orders", "first");
		TestPeer second = this.hub.connect().join("orders", "second");
		this.hub.settle();
		assertThat(first.hearsOne("peer-joined").path("peer").path("peerId").asString()).isEqualTo(second.peerId());
		second.say("{'type':'update','peer':{'services':[{'systemId':'cart','src':'cartMachine'}]}}");
		this.hub.settle();
		JsonNode services = first.hearsOne("peer-updated").path("peer").path("services");
		assertThat(services.path(0).path("systemId").asString()).isEqualTo("cart");
		second.say("{'type':'leave'}");
		this.hub.settle();
		JsonNode left = first.hearsOne("peer-left");
		assertThat(left.path("peerId").asString()).isEqualTo(second.peerId());
		assertThat(left.path("reason").asString()).isEqualTo("left");
		assertThat(second.closeCode()).isEqualTo(1000);
	}

	@Test
	void channelsKnowNothingOfEachOther() {
		TestPeer orders = this.hub.joined("orders", "first");
		TestPeer stock = this.hub.connect().join("stock", "second");
		assertThat(stock.hearsOne("joined").path("peers")).isEmpty();
		stock.wants(orders.peerId());
		assertThat(stock.hearsOne("error").path("code").asString()).isEqualTo("unknown-peer");
		this.hub.settle();
		assertThat(orders.hears()).isEmpty();
	}

	@Test
	void aSignalArrivesAsItWasSentWithTheHubsWordOnItsSender() {
		TestPeer first = this.hub.joined("orders", "first");
		TestPeer second = this.hub.joined("orders", "second", first);
		second.say("{'type':'signal','to':'" + first.peerId() + "','from':'p-forged','conn':'c-1','later':[1],"
				+ "'candidate':{'candidate':'candidate:1','sdpMid':'0','sdpMLineIndex':0,'usernameFragment':'u'}}");
		JsonNode signal = first.hearsOne("signal");
		assertThat(signal.path("from").asString()).isEqualTo(second.peerId());
		assertThat(signal.path("conn").asString()).isEqualTo("c-1");
		assertThat(signal.path("candidate").path("usernameFragment").asString()).isEqualTo("u");
		assertThat(signal.path("later").path(0).asInt()).isEqualTo(1);
		assertThat(signal.has("to")).isFalse();
		assertThat(second.hears()).isEmpty();
	}

	@Test
	void whoMayNotSeePeersReachesTheHubsOwnPeerOnly() {
		TestPeer own = this.hub.connectOwn().join("orders", "shop");
		TestPeer other = this.hub.joined("orders", "other", own);
		TestPeer limited = this.hub.connect(EnumSet.of(Permission.INSPECT)).join("orders", "limited");
		assertThat(TestPeer.ids(limited.hearsOne("joined").path("peers"))).containsExactly(own.peerId());
		this.hub.settle();
		assertThat(own.hearsTypes()).containsExactly("peer-joined");
		assertThat(other.hears()).isEmpty();
		limited.wants(other.peerId());
		assertThat(limited.hearsOne("error").path("code").asString()).isEqualTo("unknown-peer");
		limited.wants(own.peerId());
		assertThat(own.hearsTypes()).containsExactly("signal");
	}

	@Test
	void whoIsSentAwayIsToldWhyAndComesBackOnlyAsAnother() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer peer = this.hub.joined("orders", "again", witness);
		assertThat(this.hub.hub().revoke(peer.peerId(), "The shop is closed.")).isTrue();
		assertThat(this.hub.hub().revoke("p-stranger", "")).isFalse();
		assertThat(peer.hearsOne("error").path("message").asString()).isEqualTo("The shop is closed.");
		assertThat(peer.closeCode()).isEqualTo(1008);
		peer.wants(witness.peerId());
		this.hub.settle();
		assertThat(witness.hearsOne("peer-left").path("reason").asString()).isEqualTo("revoked");
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		assertThat(back.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
	}

	@Test
	void aHubThatClosesSaysSoToAllAndTakesNoMore() {
		TestPeer joined = this.hub.joined("orders", "joined");
		TestPeer waiting = this.hub.connect();
		this.hub.hub().close();
		assertThat(List.of(joined, waiting, this.hub.connect())).extracting(TestPeer::closeCode).containsOnly(1001);
		assertThat(this.hub.hub().sessionCount()).isZero();
		assertThat(this.hub.timers().waiting()).isZero();
	}

	@Test
	void anEmptyChannelLeavesNothingBehind() {
		TestPeer peer = this.hub.joined("orders", "first");
		assertThat(this.hub.hub().channels()).extracting(ChannelOverview::label).containsExactly("orders");
		peer.say("{'type':'leave'}");
		assertThat(this.hub.hub().channels()).isEmpty();
		assertThat(this.hub.timers().waiting()).isZero();
		assertThat(this.hub.joined("orders", "second").peerId()).startsWith("p-");
	}

}
