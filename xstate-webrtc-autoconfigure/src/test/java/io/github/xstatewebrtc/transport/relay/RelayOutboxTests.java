package io.github.xstatewebrtc.transport.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.signaling.TestAdmission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelayOutbox}: one member with several connections through a hub that
 * allows more than it sends.
 */
class RelayOutboxTests {

	private static final int COST = 1024;

	private static final int COSTS_A_SECOND = 10;

	private final ManualTimers timers = new ManualTimers();

	private final SignalingHub hub = new SignalingHub(
			HubSettings.defaults().withRelay(new RelaySettings(true, Integer.MAX_VALUE)), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), this.timers);

	private final SignalingMember member = join(new MemberListener() {
	});

	private final AtomicInteger overloaded = new AtomicInteger();

	private final RelayOutbox outbox = new RelayOutbox(this.member, this.timers, this.overloaded::incrementAndGet);

	/** What came at the other peers, in order. */
	private final List<String> arrived = new ArrayList<>();

	private final Connection one = new Connection("one");

	private final Connection other = new Connection("other");

	@BeforeEach
	void exhaustTheQuota() {
		this.outbox.limit(COST * COSTS_A_SECOND);
		this.one.send(LinkChannel.ACTOR, "hello");
		this.one.send(LinkChannel.INSPECT, "hello");
		this.one.sendAll(LinkChannel.ACTOR, COSTS_A_SECOND - 2, "burst");
		assertThat(this.arrived).hasSize(COSTS_A_SECOND);
		this.arrived.clear();
	}

	@Test
	void whoAlwaysHasSomethingToSendKeepsNobodyFromSayingHello() {
		this.one.sendAll(LinkChannel.ACTOR, 1000, "a");
		this.one.sendAll(LinkChannel.INSPECT, 1000, "i");
		this.other.send(LinkChannel.ACTOR, "hello");
		this.other.send(LinkChannel.INSPECT, "hello");
		seconds(1);
		assertThat(this.arrived).contains("other 0 hello", "other 1 hello");
	}

	@Test
	void connectionsAreServedInTurnWhateverEachSends() {
		Connection third = new Connection("third");
		this.one.sendAll(LinkChannel.ACTOR, 1000, "a");
		this.other.send(LinkChannel.INSPECT, "hello");
		this.other.sendAll(LinkChannel.INSPECT, 1000, "i");
		third.sendAll(LinkChannel.ACTOR, 1000, "a");
		seconds(30);
		assertThat(this.arrived).hasSize(300);
		for (String name : List.of("one", "other", "third")) {
			assertThat(this.arrived).filteredOn((frame) -> frame.startsWith(name + " ")).hasSize(100);
		}
	}

	@Test
	void helloGoesBeforeTheActorChannelsNextFramesAndInspectionAfterThem() {
		this.other.send(LinkChannel.ACTOR, "hello");
		this.other.send(LinkChannel.INSPECT, "hello");
		this.other.sendAll(LinkChannel.INSPECT, 2, "i");
		this.other.sendAll(LinkChannel.ACTOR, 2, "a");
		seconds(1);
		assertThat(this.arrived).containsExactly("other 0 hello", "other 1 hello", "other 0 a0", "other 0 a1",
				"other 1 i0", "other 1 i1");
	}

	@Test
	void framesOfAChannelKeepTheirOrderUnderSaturation() {
		for (int i = 0; i < 50; i++) {
			for (Connection connection : List.of(this.one, this.other)) {
				for (LinkChannel channel : LinkChannel.values()) {
					connection.send(channel, String.valueOf(i));
				}
			}
			this.timers.pass(Duration.ofMillis(70));
		}
		seconds(60);
		for (String start : List.of("one 0 ", "one 1 ", "other 0 ", "other 1 ")) {
			assertThat(this.arrived.stream().filter((frame) -> frame.startsWith(start)))
				.extracting((frame) -> Integer.valueOf(frame.substring(start.length())))
				.hasSize(50)
				.isSorted();
		}
	}

	@Test
	void whatWaitsIsDroppedWithItsConnection() {
		this.one.sendAll(LinkChannel.ACTOR, 100, "a");
		this.other.sendAll(LinkChannel.ACTOR, 3, "a");
		this.one.transport.close();
		seconds(1);
		assertThat(this.arrived).containsExactly("other 0 a0", "other 0 a1", "other 0 a2");
		this.other.sendAll(LinkChannel.ACTOR, 100, "b");
		int before = this.arrived.size();
		this.other.transport.cut("The hub has ended it.");
		this.outbox.send(this.other.transport, LinkChannel.ACTOR, new byte[] { 'x' });
		seconds(30);
		assertThat(this.arrived).hasSize(before);
		assertThat(this.other.ended).isEqualTo("The hub has ended it.");
	}

	@Test
	@Limit("what waits for the quota of the relay")
	void aConnectionForWhichTooMuchWaitsEndsAndNoOther() {
		this.other.sendAll(LinkChannel.ACTOR, 1, "a");
		this.one.sendAll(LinkChannel.ACTOR, (int) RelayOutbox.MAX_COST_OF_ONE / COST, "a");
		assertThat(this.one.ended).isNull();
		this.one.sendAll(LinkChannel.INSPECT, 1, "i");
		assertThat(this.one.ended).contains("More waits");
		assertThat(this.one.closedAtTheOther).isTrue();
		assertThat(this.other.ended).isNull();
		seconds(1);
		assertThat(this.arrived).containsExactly("other 0 a0");
	}

	@Test
	@Limit("what waits for the quota of the relay")
	void whereTooMuchWaitsInAllTheOneWithMostOfItEnds() {
		int most = (int) RelayOutbox.MAX_COST_OF_ONE / COST;
		this.one.sendAll(LinkChannel.ACTOR, most, "a");
		List<Connection> others = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			others.add(new Connection("o" + i));
			others.get(i).sendAll(LinkChannel.ACTOR, most - 1000, "a");
		}
		assertThat(this.one.ended).isNull();
		this.other.sendAll(LinkChannel.ACTOR, most - 1000, "a");
		assertThat(this.one.ended).contains("More waits");
		assertThat(this.other.ended).isNull();
		assertThat(others).extracting((each) -> each.ended).containsOnlyNulls();
	}

	@Test
	void aFrameThatCostsMoreThanASecondsWorthGoesWhenNothingIsOwed() {
		this.outbox.limit(COST);
		this.one.sendAll(LinkChannel.ACTOR, 1, "a".repeat(2 * COST));
		this.one.sendAll(LinkChannel.ACTOR, 1, "b");
		assertThat(this.arrived).hasSize(1);
		seconds(2);
		assertThat(this.arrived).hasSize(1);
		seconds(1);
		assertThat(this.arrived).hasSize(2);
	}

	private void seconds(int seconds) {
		this.timers.pass(Duration.ofSeconds(seconds));
	}

	private SignalingMember join(MemberListener listener) {
		SignalingMember joining = new SignalingMember(
				MemberSettings.of("orders", new PeerInfo("relayed", "test", null, false, List.of())), listener,
				Runnable::run, this.timers);
		joining.start((session) -> this.hub.connect(session, Caller.anonymous(EnumSet.allOf(Permission.class))));
		return joining;
	}

	/**
	 * A connection to a peer of its own, which notes what comes.
	 */
	private final class Connection implements MemberListener, TransportListener {

		final String name;

		final RelayTransport transport;

		private final SignalingMember peer;

		boolean closedAtTheOther;

		@Nullable String ended;

		Connection(String name) {
			this.name = name;
			this.peer = join(this);
			this.transport = new RelayTransport(Role.OFFERER, String.valueOf(this.peer.peerId()), "c-" + name,
					RelayOutboxTests.this.outbox, RelaySettings.MAX_FRAME_BYTES, Runnable::run);
			this.transport.open(this);
		}

		void send(LinkChannel channel, String text) {
			int padding = COST - RelaySettings.FRAME_COST - text.length();
			this.transport.send(channel, (text + " ".repeat(Math.max(0, padding))).getBytes(StandardCharsets.UTF_8));
		}

		void sendAll(LinkChannel channel, int count, String text) {
			for (int i = 0; i < count; i++) {
				send(channel, text + i);
			}
		}

		@Override
		public void relayed(HubMessage.RelayFrom relayed) {
			if (relayed.frame() == null) {
				this.peer.relay(new MemberMessage.Relay(relayed.from(), relayed.conn(), null, null), relayed.from(),
						relayed.conn());
			}
			else {
				RelayOutboxTests.this.arrived.add(this.name + " " + relayed.channel() + " " + relayed.frame().strip());
			}
		}

		@Override
		public void relayClosed(HubMessage.RelayClosed closed) {
			this.closedAtTheOther = true;
		}

		@Override
		public void closed(String reason) {
			this.ended = reason;
		}

		@Override
		public void opened() {
		}

		@Override
		public void received(LinkChannel channel, byte[] frame) {
		}

		@Override
		public void localDescription(SessionDescription description) {
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
		}

		@Override
		public void expiring() {
		}

	}

}
