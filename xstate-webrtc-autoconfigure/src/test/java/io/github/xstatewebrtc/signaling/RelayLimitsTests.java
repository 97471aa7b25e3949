package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Relays} through the hub: what it passes on at most, and who is told.
 */
class RelayLimitsTests {

	private final RelayedPair pair = new RelayedPair();

	private final TestHub hub = this.pair.hub;

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	private final TestPeer ann = this.pair.ann;

	private final TestPeer bob = this.pair.bob;

	@Test
	void joinedSaysWhatIsPassedOn() {
		JsonNode limits = this.hub.connect().join("orders", "c").hearsOne("joined").path("limits");
		assertThat(limits.path("relayFrameBytes").asInt()).isEqualTo(16_384);
		assertThat(limits.path("relayBytesPerSecond").asInt()).isEqualTo(1_048_576);
		JsonNode small = RelayedPair.hub(RelaySettings.defaults(), 16 * 1024)
			.connect()
			.join("orders", "c")
			.hearsOne("joined")
			.path("limits");
		assertThat(small.path("relayFrameBytes").asInt()).isEqualTo(7_680);
		JsonNode own = this.hub.connectOwn().join("orders", "shop").hearsOne("joined").path("limits");
		assertThat(own.path("relayFrameBytes").asInt()).isEqualTo(16_384);
		assertThat(own.has("relayBytesPerSecond")).isFalse();
	}

	@Test
	void framesAreNotCountedAmongTheMessagesASecond() {
		this.pair.open("c-1");
		this.hub.timers().pass(Duration.ofSeconds(1));
		for (int i = 0; i < 1000; i++) {
			this.ann.relays(this.bob, "c-1", "[]");
		}
		assertThat(this.bob.hearsTypes()).hasSize(1000).containsOnly("relay");
		for (int i = 0; i < 101; i++) {
			this.ann.opensRelay(this.bob, "c-1");
		}
		assertThat(this.ann.hearsOne("error").path("code").asString()).isEqualTo("rate-limited");
	}

	@Test
	void whatIsSaidBesideAFrameIsCountedAmongTheMessagesASecond() {
		this.pair.open("c-1");
		String message = "{'type':'relay','to':'" + this.bob.peerId()
				+ "','conn':'c-1','channel':0,'frame':'[]','more':'" + "x".repeat(2000) + "'}";
		for (int i = 0; i < 150; i++) {
			this.ann.say(message);
		}
		assertThat(this.ann.hears()).isNotEmpty()
			.allSatisfy((error) -> assertThat(error.path("code").asString()).isEqualTo("rate-limited"));
	}

	@Test
	@Limit("frames that one peer sends through the hub")
	void overTheQuotaTheConnectionEndsForBothAndNoLaterFramePasses() {
		this.pair.open("c-1");
		int passed = 0;
		List<JsonNode> heard = new ArrayList<>();
		while (heard.isEmpty() && passed < 1000) {
			this.ann.relays(this.bob, "c-1", "x".repeat(10_000));
			heard = this.ann.hears();
			passed++;
		}
		assertThat((passed - 1) * 10_256).isBetween(4 * 1_048_576 - 10_256, 4 * 1_048_576);
		assertThat(heard).hasSize(1);
		RelayedPair.assertClosed(heard.get(0), this.bob, "rate-limited", "max-bytes-per-second");
		List<JsonNode> received = this.bob.hears();
		assertThat(received).hasSize(passed);
		RelayedPair.assertClosed(received.get(passed - 1), this.ann, "rate-limited", "max-bytes-per-second");
		this.ann.relays(this.bob, "c-1", "late");
		assertThat(this.bob.hears()).isEmpty();
		assertThat(this.hub.hub().relayed().closed(RelayCode.RATE_LIMITED)).isEqualTo(1);
		assertThat(this.hub.hub().relayed().open()).isZero();
		this.ann.hears();
		this.hub.timers().pass(Duration.ofSeconds(1));
		this.pair.open("c-2");
		this.ann.relays(this.bob, "c-2", "on it goes");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo("on it goes");
	}

	@Test
	void whoIsBackOnAnotherSocketHasWhatWasLeftOfItsQuota() {
		this.pair.open("c-1");
		while (this.ann.hears().isEmpty()) {
			this.ann.relays(this.bob, "c-1", "x".repeat(10_000));
		}
		TestPeer before = this.ann;
		for (boolean noticed : new boolean[] { false, true }) {
			if (noticed) {
				before.cut();
			}
			TestPeer back = this.hub.connect().resume("orders", before.resumeToken());
			assertThat(back.peerId()).isEqualTo(this.ann.peerId());
			back.opensRelay(this.bob, "c-2");
			this.bob.opensRelay(back, "c-2");
			back.hears();
			back.relays(this.bob, "c-2", "x".repeat(10_000));
			RelayedPair.assertClosed(back.hearsOne("relay-closed"), this.bob, "rate-limited", "max-bytes-per-second");
			before = back;
		}
	}

	@Test
	void whoKeepsToTheQuotaIsNeverCutOff() {
		this.pair.open("c-1");
		for (int i = 0; i < 1000; i++) {
			this.hub.timers().pass(Duration.ofMillis(16));
			this.ann.relays(this.bob, "c-1", "x".repeat(16_384));
		}
		assertThat(this.bob.hearsTypes()).hasSize(1000).containsOnly("relay");
	}

	@Test
	void theHubsOwnPeerHasNoQuota() {
		TestPeer own = this.hub.connectOwn().join("orders", "shop");
		this.hub.settle();
		this.ann.hears();
		own.opensRelay(this.ann, "c-1");
		this.ann.opensRelay(own, "c-1");
		for (int i = 0; i < 1000; i++) {
			own.relays(this.ann, "c-1", "x".repeat(16_000));
		}
		assertThat(this.ann.hearsTypes()).hasSize(1001).containsOnly("relay");
	}

	@Test
	void aFrameThatIsTooLargeEndsItsConnection() {
		this.pair.open("c-1");
		this.ann.relays(this.bob, "c-1", "x".repeat(16_385));
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "too-large", "16385 bytes");
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "too-large", "16385 bytes");
	}

	@Test
	void theLargestFrameFitsHoweverManyCharactersAreEscaped() {
		this.pair.open("c-1");
		String frame = "[" + "\"".repeat(16_382) + "]";
		this.ann.sayExactly("{\"type\":\"relay\",\"to\":\"" + this.bob.peerId()
				+ "\",\"conn\":\"c-1\",\"channel\":1,\"frame\":\"" + frame.replace("\"", "\\\"") + "\"}");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo(frame);
	}

	@Test
	void nobodyIsSentFramesOfAConnectionThatItHasNotAnswered() {
		this.ann.opensRelay(this.bob, "c-1");
		this.bob.hearsOne("relay");
		this.ann.relays(this.bob, "c-1", "[]");
		assertThat(this.bob.hears()).isEmpty();
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "not-open", "open another");
	}

	@Test
	@Limit("frames of a connection that is not open")
	void framesOfAConnectionThatIsNotOpenAreNotPassedOnAndToldOfTenTimes() {
		for (int i = 0; i < 50; i++) {
			this.ann.relays(this.bob, "c-1", "[]");
		}
		assertThat(this.bob.hears()).isEmpty();
		assertThat(this.ann.hears()).hasSize(10)
			.allSatisfy((closed) -> RelayedPair.assertClosed(closed, this.bob, "not-open", "open another"));
		this.hub.timers().pass(Duration.ofSeconds(1));
		this.ann.relays(this.bob, "c-1", "[]");
		this.ann.relays(this.bob, "c-1", "[]");
		assertThat(this.ann.hears()).hasSize(1);
	}

	@Test
	@Limit("frames of a connection that is not open")
	void whoFloodsTheHubWithFramesOfNoConnectionIsClosed() {
		for (int i = 0; i < 1000 && this.ann.closeCode() == null; i++) {
			this.ann.relays(this.bob, "c-1", "x".repeat(10_000));
		}
		assertThat(this.ann.closeCode()).isEqualTo(1008);
		assertThat(Collections.frequency(this.ann.hearsTypes(), "error")).isEqualTo(20);
		assertThat(this.bob.closeCode()).isNull();
	}

	@Test
	@Limit("connections that one peer opens through the hub")
	void aMemberHas64ConnectionsAtMost() {
		List<TestPeer> others = IntStream.range(0, 65).mapToObj((i) -> this.hub.joined("orders", "other")).toList();
		this.ann.hears();
		others.forEach((other) -> this.ann.opensRelay(other, "c-1"));
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), others.get(64), "rate-limited", "64 connections");
		assertThat(this.hub.hub().relayed().open()).isEqualTo(64);
		this.ann.closesRelay(others.get(0), "c-1");
		this.ann.opensRelay(others.get(64), "c-2");
		assertThat(this.ann.hears()).isEmpty();
		this.ann.opensRelay(others.get(64), "c-3");
		assertThat(this.ann.hears()).as("in place of its own").isEmpty();
	}

	@Test
	void whoIsRefusedOneConnectionTooManyLeavesNobodyWithHalfAConnection() {
		List<TestPeer> others = IntStream.range(0, 64).mapToObj((i) -> this.hub.joined("orders", "other")).toList();
		this.bob.opensRelay(this.ann, "c-1");
		this.ann.opensRelay(this.bob, "c-1");
		others.forEach((other) -> this.ann.opensRelay(other, "c-1"));
		this.ann.hears();
		this.bob.hears();
		this.ann.opensRelay(this.bob, "c-2");
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "closed", "too many");
		assertThat(this.ann.hears()).extracting((message) -> message.path("code").asString())
			.containsExactly("closed", "rate-limited");
		assertThat(this.hub.hub().relayed().open()).isEqualTo(64);
	}

}
