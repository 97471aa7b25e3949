package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two peers of which at least one gets no direct connection for a while.
 */
class RelayFallbackTests {

	// Ten seconds are half a second here.
	private static final LinkSettings SETTINGS = new LinkSettings(
			new LinkTiming(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(10),
					Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(1)),
			LinkLimits.defaults());

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final List<Side> sides = new ArrayList<>();

	private volatile boolean blocked = true;

	private final AtomicInteger attempts = new AtomicInteger();

	@AfterEach
	void stop() {
		this.hub.close();
		this.threads.shutdownNow();
		this.wire.shutdownNow();
	}

	@Test
	void whereNoDirectConnectionOpensFramesGoThroughTheHubUntilOneDoes() {
		Side offerer = meet(this::blockable, this::blockable);
		await().until(() -> offerer.goesThroughTheHub() && other(offerer).goesThroughTheHub());
		assertThat(this.hub.relayed().open()).isEqualTo(1);
		await().until(() -> this.attempts.get() >= 4);
		assertThat(offerer.goesThroughTheHub()).isTrue();
		RemoteLink link = offerer.link();
		this.blocked = false;
		await().atMost(Duration.ofSeconds(30)).until(() -> offerer.isDirect() && other(offerer).isDirect());
		assertThat(offerer.link()).as("the link outlives the change").isSameAs(link);
		await().until(() -> this.hub.relayed().open() == 0);
		assertThat(this.hub.relayed().closed(RelayCode.CLOSED)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aPeerThatCannotConnectDirectlyIsReachedInBothRoles(boolean offers) {
		Side offerer = meet(offers ? RelayFallbackTests::unavailable : this.network,
				offers ? this.network : RelayFallbackTests::unavailable);
		await().until(() -> offerer.goesThroughTheHub() && other(offerer).goesThroughTheHub());
	}

	@Test
	void aRelayedConnectionThatEndsIsFollowedByAnotherOfTheSameLink() {
		Side offerer = meet(RelayFallbackTests::unavailable, RelayFallbackTests::unavailable);
		await().until(() -> offerer.goesThroughTheHub() && other(offerer).goesThroughTheHub());
		RemoteLink link = offerer.link();
		long frames = this.hub.relayed().frames();
		offerer.remote().relayClosed(null, "Cut by the test.");
		await().until(() -> this.hub.relayed().frames() > frames && offerer.goesThroughTheHub());
		assertThat(offerer.link()).isSameAs(link);
	}

	private Side meet(TransportFactory ofOfferer, TransportFactory ofAnswerer) {
		Factory[] factories = { new Factory(), new Factory() };
		Side one = new Side(factories[0]);
		Side two = new Side(factories[1]);
		this.sides.addAll(List.of(one, two));
		await().until(() -> one.knows(two) && two.knows(one));
		boolean first = one.id().compareTo(two.id()) > 0;
		factories[first ? 0 : 1].actual = ofOfferer;
		factories[first ? 1 : 0].actual = ofAnswerer;
		Side offerer = first ? one : two;
		offerer.remote().signal(Signal.wantConnect());
		return offerer;
	}

	private Side other(Side side) {
		return this.sides.get((this.sides.indexOf(side) + 1) % 2);
	}

	private Transport blockable(TransportFactory.Role role, List<IceServer> servers) {
		this.attempts.incrementAndGet();
		return this.blocked ? new NeverOpens() : this.network.create(role, servers);
	}

	private static Transport unavailable(TransportFactory.Role role, List<IceServer> servers) {
		throw new TransportUnavailableException("No native library here.", null);
	}

	/**
	 * One of the two peers.
	 */
	private final class Side {

		private final ChannelPeer peer;

		Side(TransportFactory transports) {
			PeerTotals totals = new PeerTotals();
			this.peer = new ChannelPeer(new PeerContext(new PeerSettings("side", "host", List.of("orders"), SETTINGS),
					transports, null, (opened) -> (message) -> {
					}, totals, new ConnectionLimits(System::nanoTime, totals), new Arrivals(),
					RelayFallbackTests.this.threads, RelayFallbackTests.this.threads), "orders");
			this.peer.join((session) -> RelayFallbackTests.this.hub.connect(session,
					Caller.anonymous(EnumSet.allOf(Permission.class))));
		}

		String id() {
			return String.valueOf(this.peer.peerId());
		}

		boolean knows(Side other) {
			return this.peer.remote(other.id()) != null;
		}

		RemotePeer remote() {
			RemotePeer remote = this.peer.remote(other(this).id());
			assertThat(remote).isNotNull();
			return remote;
		}

		@Nullable RemoteLink link() {
			return remote().link();
		}

		boolean goesThroughTheHub() {
			TransportStatistics statistics = statistics();
			TransportStatistics.Path path = (statistics != null) ? statistics.path() : null;
			return path != null && path.local().equals("hub");
		}

		boolean isDirect() {
			return statistics() != null && !goesThroughTheHub();
		}

		private @Nullable TransportStatistics statistics() {
			RemoteLink link = link();
			ConnectionView view = (link != null) ? link.view(true) : null;
			return (view != null && view.state() == LinkState.CONNECTED) ? view.transport() : null;
		}

	}

	/**
	 * Known to be needed before it is known by which side.
	 */
	private static final class Factory implements TransportFactory {

		private volatile TransportFactory actual = RelayFallbackTests::unavailable;

		@Override
		public Transport create(Role role, List<IceServer> iceServers) {
			return this.actual.create(role, iceServers);
		}

	}

	/**
	 * Two hosts between which nothing passes.
	 */
	private static final class NeverOpens implements Transport {

		private @Nullable TransportListener listener;

		@Override
		public void open(TransportListener told) {
			this.listener = told;
			told.localDescription(new SessionDescription("offer", "v=0"));
		}

		@Override
		public void remoteDescription(SessionDescription description) {
		}

		@Override
		public void remoteCandidate(IceCandidate candidate) {
		}

		@Override
		public void send(LinkChannel channel, byte[] frame) {
			throw new IllegalStateException("It is not open");
		}

		@Override
		public int maxFrameBytes() {
			return 65_536;
		}

		@Override
		public TransportStatistics statistics() {
			return new TransportStatistics(null, null, 0, 0);
		}

		@Override
		public void close() {
			TransportListener told = this.listener;
			this.listener = null;
			if (told != null) {
				told.closed("Closed.");
			}
		}

	}

}
