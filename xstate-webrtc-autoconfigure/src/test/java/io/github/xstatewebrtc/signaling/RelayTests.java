package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Relays} through the hub.
 */
class RelayTests {

	private final TestHub hub = hub(RelaySettings.defaults());

	private final TestPeer ann = this.hub.joined("orders", "ann");

	private final TestPeer bob = this.hub.joined("orders", "bob", this.ann);

	private static TestHub hub(RelaySettings relay) {
		return hub(relay, 64 * 1024);
	}

	private static TestHub hub(RelaySettings relay, int maxMessageBytes) {
		return new TestHub(new HubSettings(200, maxMessageBytes, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
				"all", relay), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
	}

	@Test
	void joinedSaysWhatIsPassedOn() {
		JsonNode limits = this.hub.connect().join("orders", "c").hearsOne("joined").path("limits");
		assertThat(limits.path("relayFrameBytes").asInt()).isEqualTo(16_384);
		assertThat(limits.path("relayBytesPerSecond").asInt()).isEqualTo(1_048_576);
		JsonNode small = hub(RelaySettings.defaults(), 16 * 1024).connect()
			.join("orders", "c")
			.hearsOne("joined")
			.path("limits");
		assertThat(small.path("relayFrameBytes").asInt()).isEqualTo(7_680);
		JsonNode own = this.hub.connectOwn().join("orders", "shop").hearsOne("joined").path("limits");
		assertThat(own.path("relayFrameBytes").asInt()).isEqualTo(16_384);
		assertThat(own.has("relayBytesPerSecond")).isFalse();
	}

	@Test
	void framesArrivePassedOnInOrderInBothDirections() {
		open("c-1");
		List<String> sent = IntStream.range(0, 500).mapToObj((i) -> "[{" + i + "}]").toList();
		for (String frame : sent) {
			this.ann.relays(this.bob, "c-1", frame);
			this.bob.relays(this.ann, "c-1", frame);
		}
		for (TestPeer peer : List.of(this.ann, this.bob)) {
			List<JsonNode> heard = peer.hears();
			assertThat(heard).extracting((message) -> message.path("frame").asString()).isEqualTo(sent);
			assertThat(heard).allSatisfy((message) -> {
				assertThat(message.path("type").asString()).isEqualTo("relay");
				assertThat(message.path("conn").asString()).isEqualTo("c-1");
				assertThat(message.path("channel").asInt()).isZero();
				assertThat(message.path("from").asString())
					.isEqualTo(((peer == this.ann) ? this.bob : this.ann).peerId());
			});
		}
		assertThat(this.hub.hub().relayed().frames()).isEqualTo(1000);
		assertThat(this.hub.hub().relayed().bytes()).isEqualTo(2L * sent.stream().mapToInt(String::length).sum());
	}

	@Test
	void theLargestFrameFitsHoweverManyCharactersAreEscaped() {
		open("c-1");
		String frame = "[" + "\"".repeat(16_382) + "]";
		this.ann.sayExactly("{\"type\":\"relay\",\"to\":\"" + this.bob.peerId()
				+ "\",\"conn\":\"c-1\",\"channel\":1,\"frame\":\"" + frame.replace("\"", "\\\"") + "\"}");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo(frame);
	}

	@Test
	void whoIsNewIsIntroducedBeforeItOpensAConnection() {
		TestPeer late = this.hub.connect().join("orders", "late");
		late.hears();
		late.opensRelay(this.bob, "c-9");
		assertThat(this.bob.hearsTypes()).containsExactly("peer-joined", "relay");
	}

	@Test
	void framesAreNotCountedAmongTheMessagesASecond() {
		open("c-1");
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
	void overTheQuotaTheConnectionEndsForBothAndNoLaterFramePasses() {
		open("c-1");
		int passed = 0;
		List<JsonNode> heard = new ArrayList<>();
		while (heard.isEmpty() && passed < 1000) {
			this.ann.relays(this.bob, "c-1", "x".repeat(10_000));
			heard = this.ann.hears();
			passed++;
		}
		assertThat((passed - 1) * 10_256).isBetween(4 * 1_048_576 - 10_256, 4 * 1_048_576);
		assertThat(heard).hasSize(1);
		assertClosed(heard.get(0), this.bob, "rate-limited", "max-bytes-per-second");
		List<JsonNode> received = this.bob.hears();
		assertThat(received).hasSize(passed);
		assertClosed(received.get(passed - 1), this.ann, "rate-limited", "max-bytes-per-second");
		this.ann.relays(this.bob, "c-1", "late");
		assertThat(this.bob.hears()).isEmpty();
		assertThat(this.hub.hub().relayed().closed(RelayCode.RATE_LIMITED)).isEqualTo(1);
		assertThat(this.hub.hub().relayed().open()).isZero();
		this.ann.hears();
		this.hub.timers().pass(Duration.ofSeconds(1));
		open("c-2");
		this.ann.relays(this.bob, "c-2", "on it goes");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo("on it goes");
	}

	@Test
	void whoKeepsToTheQuotaIsNeverCutOff() {
		open("c-1");
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
		for (int i = 0; i < 1000; i++) {
			own.relays(this.ann, "c-1", "x".repeat(16_000));
		}
		assertThat(this.ann.hearsTypes()).hasSize(1001).containsOnly("relay");
	}

	@Test
	void aFrameThatIsTooLargeEndsItsConnection() {
		open("c-1");
		this.ann.relays(this.bob, "c-1", "x".repeat(16_385));
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "too-large", "16385 bytes");
		assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "too-large", "16385 bytes");
	}

	@Test
	void aReceiverThatReadsTooSlowlyLosesTheConnectionNotItsSocket() {
		open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[]");
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "overloaded", "reads too slowly");
		assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "overloaded", "reads too slowly");
		assertThat(this.bob.closeCode()).isNull();
	}

	@Test
	void framesOfAConnectionThatIsNotOpenAreNotPassedOnAndToldOfTenTimes() {
		for (int i = 0; i < 50; i++) {
			this.ann.relays(this.bob, "c-1", "[]");
		}
		assertThat(this.bob.hears()).isEmpty();
		assertThat(this.ann.hears()).hasSize(10)
			.allSatisfy((closed) -> assertClosed(closed, this.bob, "not-open", "open another"));
		this.hub.timers().pass(Duration.ofSeconds(1));
		this.ann.relays(this.bob, "c-1", "[]");
		this.ann.relays(this.bob, "c-1", "[]");
		assertThat(this.ann.hears()).hasSize(1);
	}

	@Test
	void whoFloodsTheHubWithFramesOfNoConnectionIsClosed() {
		for (int i = 0; i < 1000 && this.ann.closeCode() == null; i++) {
			this.ann.relays(this.bob, "c-1", "x".repeat(10_000));
		}
		assertThat(this.ann.closeCode()).isEqualTo(1008);
		assertThat(Collections.frequency(this.ann.hearsTypes(), "error")).isEqualTo(20);
		assertThat(this.bob.closeCode()).isNull();
	}

	@Test
	void aMemberHas64ConnectionsAtMost() {
		List<TestPeer> others = IntStream.range(0, 65).mapToObj((i) -> this.hub.joined("orders", "other")).toList();
		this.ann.hears();
		others.forEach((other) -> this.ann.opensRelay(other, "c-1"));
		assertClosed(this.ann.hearsOne("relay-closed"), others.get(64), "rate-limited", "64 connections");
		assertThat(this.hub.hub().relayed().open()).isEqualTo(64);
		this.ann.closesRelay(others.get(0), "c-1");
		this.ann.opensRelay(others.get(64), "c-2");
		assertThat(this.ann.hears()).isEmpty();
	}

	@Test
	void anotherConnectionOfTheSameTwoReplacesTheOneBefore() {
		open("c-1");
		open("c-2");
		this.ann.relays(this.bob, "c-1", "old");
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "not-open", "open another");
		this.ann.relays(this.bob, "c-2", "new");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo("new");
		assertThat(this.hub.hub().relayed().open()).isEqualTo(1);
	}

	@Test
	void whatAPeerSaysAtTheEndIsHeardAfterItsFrames() {
		open("c-1");
		this.ann.relays(this.bob, "c-1", "bye");
		this.ann.closesRelay(this.bob, "c-1");
		List<JsonNode> heard = this.bob.hears();
		assertThat(heard).extracting((message) -> message.path("type").asString())
			.containsExactly("relay", "relay-closed");
		assertClosed(heard.get(1), this.ann, "closed", "Done.");
		assertThat(this.ann.hears()).isEmpty();
		this.ann.closesRelay(this.bob, "c-1");
		assertThat(this.bob.hears()).isEmpty();
	}

	@Test
	void aMemberThatLeavesEndsItsConnections() {
		open("c-1");
		this.bob.say("{'type':'leave'}");
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "have left");
	}

	@Test
	void aSuspendedMemberHasNoConnections() {
		open("c-1");
		this.bob.cut();
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
		this.ann.opensRelay(this.bob, "c-2");
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
		TestPeer back = this.hub.connect().resume("orders", this.bob.resumeToken());
		assertThat(back.hearsTypes()).containsExactly("joined");
		this.ann.opensRelay(back, "c-3");
		assertThat(back.hearsOne("relay").path("conn").asString()).isEqualTo("c-3");
	}

	@Test
	void aMemberThatResumesOnAnotherSocketHasNoConnections() {
		open("c-1");
		TestPeer back = this.hub.connect().resume("orders", this.bob.resumeToken());
		assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
		this.ann.relays(back, "c-1", "lost");
		assertThat(back.hearsTypes()).containsExactly("joined");
	}

	@Test
	void whoDoNotMeetAnyMoreHaveNoConnection() {
		ChangingMind mind = new ChangingMind();
		TestHub changing = new TestHub(mind);
		mind.grants.put("ann", EnumSet.allOf(Permission.class));
		mind.grants.put("bob", EnumSet.allOf(Permission.class));
		TestPeer first = changing.login("ann").join("orders", "ann");
		TestPeer second = changing.login("bob").join("orders", "bob");
		first.opensRelay(second, "c-1");
		changing.settle();
		first.hears();
		second.hears();
		mind.grants.put("bob", EnumSet.of(Permission.INSPECT));
		changing.hub().reauthorize();
		for (TestPeer peer : List.of(first, second)) {
			JsonNode closed = peer.hears().get(0);
			assertClosed(closed, (peer == first) ? second : first, "unknown-peer", "have left");
		}
		first.relays(second, "c-1", "too late");
		assertThat(second.hears()).isEmpty();
	}

	@Test
	void aHubThatPassesOnNoFramesSaysSo() {
		TestHub without = hub(new RelaySettings(false, 1000));
		TestPeer first = without.connect().join("orders", "first");
		assertThat(first.hearsOne("joined").path("limits").has("relayFrameBytes")).isFalse();
		TestPeer second = without.joined("orders", "second", first);
		first.opensRelay(second, "c-1");
		assertClosed(first.hearsOne("relay-closed"), second, "forbidden", "xstate.webrtc.relay.enabled");
		for (int i = 0; i < 200; i++) {
			first.relays(second, "c-1", "[]");
		}
		assertThat(first.hearsTypes()).contains("error");
		assertThat(second.hears()).isEmpty();
		assertThat(without.hub().relayed().closed(RelayCode.FORBIDDEN)).isPositive();
	}

	private void open(String conn) {
		this.ann.opensRelay(this.bob, conn);
		this.bob.opensRelay(this.ann, conn);
		assertThat(this.bob.hearsOne("relay").path("from").asString()).isEqualTo(this.ann.peerId());
		JsonNode answer = this.ann.hearsOne("relay");
		assertThat(answer.path("conn").asString()).isEqualTo(conn);
		assertThat(answer.has("frame")).isFalse();
	}

	private static void assertClosed(JsonNode closed, TestPeer other, String code, String words) {
		assertThat(closed.path("type").asString()).isEqualTo("relay-closed");
		assertThat(closed.path("from").asString()).isEqualTo(other.peerId());
		assertThat(closed.path("conn").asString()).startsWith("c-");
		assertThat(closed.path("code").asString()).isEqualTo(code);
		assertThat(closed.path("message").asString()).contains(words).endsWith(".");
	}

}
