package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
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
 * Tests for frames through the hub to members that read slowly.
 */
class WaitingFramesTests {

	private static final String LARGE = "x".repeat(16_000);

	private final RelayedPair pair = new RelayedPair();

	private final TestHub hub = this.pair.hub;

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	private final TestPeer ann = this.pair.ann;

	private final TestPeer bob = this.pair.bob;

	private final RelayTotals totals = this.hub.hub().relayed();

	@Test
	@Limit(value = "frames that wait for a socket that is read slowly", meters = "relay.closed")
	void aReceiverThatReadsTooSlowlyLosesTheConnectionNotItsSocket() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		int sent = fill(this.ann, this.bob, "c-1");
		assertThat(sent * 16_000L).isBetween(RelayedFrames.MAX / 2 - 100_000L, RelayedFrames.MAX / 2 + 32_000L);
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "overloaded", "reads too slowly");
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "overloaded", "reads too slowly");
		assertThat(this.bob.closeCode()).isNull();
		assertThat(this.totals.closed(RelayCode.OVERLOADED)).isEqualTo(1);
	}

	@Test
	@Limit("frames that wait for a socket that is read slowly")
	void whatWaitsIsForgottenWhenItsConnectionIsEnded() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		int sent = fill(this.ann, this.bob, "c-1");
		assertThat(this.bob.takesFrame()).isFalse();
		assertThat(this.totals.waiting()).isZero();
		assertThat(this.totals.frames()).isZero();
		assertThat(this.totals.dropped()).isEqualTo(sent);
	}

	@Test
	void whatWaitsIsForgottenWhenAnotherConnectionReplacesItsOwn() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[1]");
		this.ann.opensRelay(this.bob, "c-2");
		assertThat(takeAll(this.bob)).extracting((message) -> message.path("conn").asString()).containsExactly("c-2");
		assertThat(this.totals.dropped()).isEqualTo(1);
	}

	@Test
	void whatWaitsIsForgottenWhenItsReceiverHasClosedTheConnection() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[1]");
		this.bob.closesRelay(this.ann, "c-1");
		assertThat(this.bob.takesFrame()).isFalse();
		assertThat(this.totals.dropped()).isEqualTo(1);
	}

	@Test
	void whatWaitsGoesOutBeforeWhatItsSenderSaysAtTheEnd() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "bye");
		this.ann.closesRelay(this.bob, "c-1");
		List<JsonNode> heard = takeAll(this.bob);
		assertThat(heard.get(0).path("frame").asString()).isEqualTo("bye");
		RelayedPair.assertClosed(heard.get(1), this.ann, "closed", "Done.");
		assertThat(heard).hasSize(2);
	}

	@Test
	void whatWaitsIsForgottenWithTheSocketOfItsReceiver() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[1]");
		this.bob.cut();
		assertThat(this.bob.takesFrame()).isFalse();
		assertThat(this.totals.waiting()).isZero();
		assertThat(this.totals.dropped()).isEqualTo(1);
	}

	@Test
	void sendersHaveTheirTurns() {
		TestPeer eve = this.hub.joined("orders", "eve", this.ann, this.bob);
		this.pair.open("c-1");
		open(eve, this.bob);
		this.bob.takesNoFrames();
		IntStream.range(0, 100).forEach((i) -> this.ann.relays(this.bob, "c-1", "[" + i + "]"));
		IntStream.range(0, 2).forEach((i) -> eve.relays(this.bob, "c-1", "[" + i + "]"));
		List<JsonNode> heard = takeAll(this.bob);
		assertThat(heard.subList(0, 4)).extracting((message) -> message.path("from").asString())
			.containsExactly(this.ann.peerId(), eve.peerId(), this.ann.peerId(), eve.peerId());
		assertThat(heard.stream().filter((message) -> message.path("from").asString().equals(this.ann.peerId())))
			.extracting((message) -> message.path("frame").asString())
			.isEqualTo(IntStream.range(0, 100).mapToObj((i) -> "[" + i + "]").toList());
	}

	@Test
	void whoSendsTooMuchDoesNotCrowdOutTheOthers() {
		TestPeer eve = this.hub.joined("orders", "eve", this.ann, this.bob);
		this.pair.open("c-1");
		open(eve, this.bob);
		this.bob.takesNoFrames();
		for (int i = 0; i < RelayedFrames.MAX / 2 / LARGE.length() - 5; i++) {
			this.hub.timers().pass(Duration.ofMillis(16));
			this.ann.relays(this.bob, "c-1", LARGE);
		}
		assertThat(this.ann.hears()).isEmpty();
		for (int i = 0; i < 100; i++) {
			eve.relays(this.bob, "c-1", LARGE);
		}
		assertThat(eve.hears()).isEmpty();
		this.hub.timers().pass(Duration.ofSeconds(1));
		this.ann.relays(this.bob, "c-1", LARGE);
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "overloaded", "reads too slowly");
		assertThat(takeAll(this.bob).stream().filter((message) -> message.has("frame"))).hasSize(100)
			.allSatisfy((message) -> assertThat(message.path("from").asString()).isEqualTo(eve.peerId()));
	}

	@Test
	@Limit("frames that wait for all sockets")
	void allSocketsTogetherHaveABoundThatLeavesRoomForOthers() {
		List<TestPeer> slow = new ArrayList<>();
		TestPeer last = this.ann;
		for (int i = 0; i < 12; i++) {
			last = this.hub.joined("orders", "sender");
			TestPeer receiver = this.hub.joined("orders", "slow", last);
			slow.add(receiver);
			receiver.takesNoFrames();
			open(last, receiver);
			long before = this.totals.waiting();
			while (mayWait(this.totals.waiting() - before)) {
				this.hub.timers().pass(Duration.ofMillis(2));
				last.relays(receiver, "c-1", LARGE);
			}
			assertThat(last.hears()).isEmpty();
		}
		assertThat(this.totals.waiting()).isBetween(RelayRoom.MAX - RelayedFrames.MAX / 16, RelayRoom.MAX);
		this.ann.hears();
		this.bob.hears();
		this.bob.takesNoFrames();
		open(this.ann, this.bob);
		this.ann.relays(this.bob, "c-1", LARGE);
		assertThat(this.ann.hears()).isEmpty();
		assertThat(fill(last, slow.get(11), "c-1")).isLessThan(4);
		RelayedPair.assertClosed(last.hearsOne("relay-closed"), slow.get(11), "overloaded", "reads too slowly");
		assertThat(takeAll(this.bob)).extracting((message) -> message.path("frame").asString()).contains(LARGE);
		slow.forEach(TestPeer::cut);
		assertThat(this.totals.waiting()).isZero();
	}

	@Test
	@Limit("how long a frame waits for a socket")
	void whatASocketDoesNotTakeInTimeIsGivenUpWithItsConnection() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[1]");
		this.hub.timers().pass(Duration.ofMillis(14_999));
		this.ann.relays(this.bob, "c-1", "[2]");
		assertThat(this.ann.hears()).isEmpty();
		this.hub.timers().pass(Duration.ofMillis(1));
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "overloaded", "waited for 15 s");
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "overloaded", "waited for 15 s");
		assertThat(this.bob.closeCode()).isNull();
		assertThat(this.totals.waiting()).isZero();
		assertThat(this.totals.dropped()).isEqualTo(2);
		assertThat(this.totals.closed(RelayCode.OVERLOADED)).isEqualTo(1);
		assertThat(this.hub.timers().waiting()).isZero();
	}

	@Test
	void aSocketThatTakesTooLittleKeepsNothingForLong() {
		this.pair.open("c-1");
		TestPeer eve = this.hub.joined("orders", "eve", this.ann, this.bob);
		open(eve, this.bob);
		this.bob.takesNoFrames();
		IntStream.range(0, 100).forEach((i) -> this.ann.relays(this.bob, "c-1", "[" + i + "]"));
		for (int i = 0; i < 14; i++) {
			eve.relays(this.bob, "c-1", "[" + i + "]");
			assertThat(this.ann.hears()).isEmpty();
			this.hub.timers().pass(Duration.ofSeconds(1));
			assertThat(this.bob.takesFrame()).isTrue();
			assertThat(this.bob.takesFrame()).isTrue();
		}
		this.hub.timers().pass(Duration.ofSeconds(1));
		RelayedPair.assertClosed(this.ann.hearsOne("relay-closed"), this.bob, "overloaded", "reads too slowly");
		assertThat(eve.hears()).isEmpty();
		assertThat(this.totals.waiting()).isZero();
	}

	@Test
	void framesThatWaitLessAreNeverGivenUp() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[0]");
		for (int i = 1; i < 20; i++) {
			this.hub.timers().pass(Duration.ofMillis(14_500));
			this.ann.relays(this.bob, "c-1", "[" + i + "]");
			assertThat(this.bob.takesFrame()).isTrue();
		}
		assertThat(this.ann.hears()).isEmpty();
		assertThat(this.totals.frames()).isEqualTo(19);
	}

	@Test
	void whatASenderThatIsGoneHasLeftBehindDoesNotWaitForLong() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		this.ann.relays(this.bob, "c-1", "[1]");
		this.ann.closesRelay(this.bob, "c-1");
		this.ann.say("{'type':'leave'}");
		this.hub.settle();
		this.bob.hears();
		assertThat(this.totals.waiting()).isPositive();
		this.hub.timers().pass(Duration.ofSeconds(15));
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "overloaded", "waited for 15 s");
		assertThat(this.totals.waiting()).isZero();
	}

	@Test
	void lastWordsNeedRoomAsAllWords() {
		this.pair.open("c-1");
		this.bob.takesNoFrames();
		String words = "{'type':'relay-closed','to':'" + this.bob.peerId()
				+ "','conn':'c-1','code':'closed','message':'" + "x".repeat(1_000) + "'}";
		while (RelayedFrames.MAX - 2 * this.totals.waiting() > 1_000) {
			this.hub.timers().pass(Duration.ofMillis(2));
			long free = RelayedFrames.MAX - 2 * this.totals.waiting();
			this.ann.relays(this.bob, "c-1", "x".repeat((int) Math.min(16_000, Math.max(1, (free - 600) / 2))));
		}
		assertThat(this.ann.hears()).isEmpty();
		this.ann.say(words);
		RelayedPair.assertClosed(this.bob.hearsOne("relay-closed"), this.ann, "overloaded", "reads too slowly");
		assertThat(this.ann.hears()).isEmpty();
		assertThat(this.bob.takesFrame()).isFalse();
		assertThat(this.totals.waiting()).isZero();
		assertThat(this.totals.open()).isZero();
		assertThat(this.totals.closed(RelayCode.OVERLOADED)).isEqualTo(1);
	}

	private boolean mayWait(long held) {
		long more = held + 2L * LARGE.length();
		return more < RelayedFrames.MAX / 2 && more < RelayRoom.MAX - this.totals.waiting();
	}

	private int fill(TestPeer from, TestPeer to, String conn) {
		long closed = this.totals.closed(RelayCode.OVERLOADED);
		int sent = 0;
		while (this.totals.closed(RelayCode.OVERLOADED) == closed && sent < 1000) {
			this.hub.timers().pass(Duration.ofMillis(16));
			from.relays(to, conn, LARGE);
			sent++;
		}
		return sent;
	}

	private static void open(TestPeer from, TestPeer to) {
		from.opensRelay(to, "c-1");
		to.opensRelay(from, "c-1");
		from.hears();
		to.hears();
	}

	private static List<JsonNode> takeAll(TestPeer peer) {
		peer.hears();
		while (peer.takesFrame()) {
			// until none is left
		}
		return peer.hears();
	}

}
