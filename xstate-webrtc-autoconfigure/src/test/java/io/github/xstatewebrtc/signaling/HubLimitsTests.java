package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a hub lets one peer do.
 */
class HubLimitsTests {

	private final TestHub hub = new TestHub();

	@Test
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

}
