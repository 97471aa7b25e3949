package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Relays} through the hub.
 */
class RelayTests {

	private final RelayedPair pair = new RelayedPair();

	private final TestHub hub = this.pair.hub;

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	private final TestPeer ann = this.pair.ann;

	private final TestPeer bob = this.pair.bob;

	@Test
	void framesArrivePassedOnInOrderInBothDirections() {
		this.pair.open("c-1");
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
	void whoIsNewIsIntroducedBeforeItOpensAConnection() {
		TestPeer late = this.hub.connect().join("orders", "late");
		late.hears();
		late.opensRelay(this.bob, "c-9");
		assertThat(this.bob.hearsTypes()).containsExactly("peer-joined", "relay");
	}

	@Test
	void anotherConnectionOfTheSameTwoReplacesTheOneBefore() {
		this.pair.open("c-1");
		this.pair.open("c-2");
		this.ann.relays(this.bob, "c-1", "old");
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "not-open", "open another");
		this.ann.relays(this.bob, "c-2", "new");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo("new");
		assertThat(this.hub.hub().relayed().open()).isEqualTo(1);
	}

	@Test
	void whatAPeerSaysAtTheEndIsHeardAfterItsFrames() {
		this.pair.open("c-1");
		this.ann.relays(this.bob, "c-1", "bye");
		this.ann.closesRelay(this.bob, "c-1");
		List<JsonNode> heard = this.bob.hears();
		assertThat(heard).extracting((message) -> message.path("type").asString())
			.containsExactly("relay", "relay-closed");
		RelayedPair.assertClosed(heard.get(1), this.ann, "closed", "Done.");
		assertThat(this.ann.hears()).isEmpty();
		this.ann.closesRelay(this.bob, "c-1");
		assertThat(this.bob.hears()).isEmpty();
	}

	@Test
	@Limit("an opening that is not answered")
	void anOpeningThatNobodyAnswersIsGivenUpForBoth() {
		this.ann.opensRelay(this.bob, "c-1");
		this.bob.hearsOne("relay");
		this.hub.timers().pass(Duration.ofMillis(9_999));
		assertThat(this.ann.hears()).isEmpty();
		this.hub.timers().pass(Duration.ofMillis(1));
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "not-open", "did not answer within 10 s");
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "not-open", "did not answer within 10 s");
		assertThat(this.hub.hub().relayed().open()).isZero();
		assertThat(this.hub.timers().waiting()).isZero();
		this.pair.open("c-2");
	}

	@Test
	void anOpeningThatWasAnsweredOrHasEndedIsNotGivenUp() {
		this.pair.open("c-1");
		this.ann.opensRelay(this.bob, "c-2");
		this.ann.closesRelay(this.bob, "c-2");
		this.ann.opensRelay(this.bob, "c-3");
		this.bob.opensRelay(this.ann, "c-3");
		this.ann.hears();
		this.bob.hears();
		assertThat(this.hub.timers().waiting()).isZero();
		this.hub.timers().pass(Duration.ofMinutes(1));
		this.ann.relays(this.bob, "c-3", "on it goes");
		assertThat(this.bob.hearsOne("relay").path("frame").asString()).isEqualTo("on it goes");
		assertThat(this.ann.hears()).isEmpty();
	}

	@Test
	void aMemberThatLeavesEndsItsConnections() {
		this.pair.open("c-1");
		this.bob.say("{'type':'leave'}");
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "have left");
	}

	@Test
	void aSuspendedMemberHasNoConnections() {
		this.pair.open("c-1");
		this.bob.cut();
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
		this.ann.opensRelay(this.bob, "c-2");
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
		TestPeer back = this.hub.connect().resume("orders", this.bob.resumeToken());
		assertThat(back.hearsTypes()).containsExactly("joined");
		this.ann.opensRelay(back, "c-3");
		assertThat(back.hearsOne("relay").path("conn").asString()).isEqualTo("c-3");
	}

	@Test
	void aMemberThatResumesOnAnotherSocketHasNoConnections() {
		this.pair.open("c-1");
		TestPeer back = this.hub.connect().resume("orders", this.bob.resumeToken());
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "unknown-peer", "back soon");
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
			RelayedPair.assertClosed(closed, (peer == first) ? second : first, "unknown-peer", "have left");
		}
		first.relays(second, "c-1", "too late");
		assertThat(second.hears()).isEmpty();
	}

	@Test
	void aHubThatPassesOnNoFramesSaysSo() {
		TestHub without = RelayedPair.hub(new RelaySettings(false, 1000));
		TestPeer first = without.connect().join("orders", "first");
		assertThat(first.hearsOne("joined").path("limits").has("relayFrameBytes")).isFalse();
		TestPeer second = without.joined("orders", "second", first);
		first.opensRelay(second, "c-1");
		RelayedPair.assertClosed(first.hearsOne("relay-closed"), second, "forbidden", "xstate.webrtc.relay.enabled");
		for (int i = 0; i < 200; i++) {
			first.relays(second, "c-1", "[]");
		}
		assertThat(first.hearsTypes()).contains("error");
		assertThat(second.hears()).isEmpty();
		assertThat(without.hub().relayed().closed(RelayCode.FORBIDDEN)).isPositive();
	}

}
