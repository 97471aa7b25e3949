package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One of two peers of a channel, and its socket.
 */
final class TestSide {

	private final SignalingHub hub;

	private final PeerTotals totals = new PeerTotals();

	private final ConnectionLimits limits;

	private final ChannelPeer peer;

	private final Queue<String> heard = new ConcurrentLinkedQueue<>();

	private volatile @Nullable SignalingSession session;

	private volatile @Nullable HubConnection connection;

	private volatile boolean reachesTheHub = true;

	/**
	 * Join.
	 * @param hub where
	 * @param settings of its links
	 * @param transports makes its direct connections
	 * @param threads runs it
	 */
	TestSide(SignalingHub hub, LinkSettings settings, TransportFactory transports, ScheduledExecutorService threads) {
		this(hub, settings, transports, threads, System::nanoTime);
	}

	TestSide(SignalingHub hub, LinkSettings settings, TransportFactory transports, ScheduledExecutorService threads,
			LongSupplier clock) {
		this.hub = hub;
		this.limits = new ConnectionLimits(clock, this.totals);
		this.peer = new ChannelPeer(new PeerContext(new PeerSettings("side", "host", List.of("orders"), settings),
				transports, null, (opened) -> (message) -> {
				}, this.totals, this.limits, new Arrivals(), threads, threads), "orders");
		this.peer.join(this::connect);
	}

	private HubConnection connect(SignalingSession opened) {
		this.session = opened;
		HubConnection opening = this.hub.connect(new Overheard(opened),
				Caller.anonymous(EnumSet.allOf(Permission.class)));
		this.connection = opening;
		if (!this.reachesTheHub) {
			opening.closed();
		}
		return opening;
	}

	/**
	 * Cut the socket, and each that follows.
	 */
	void losesTheHub() {
		this.reachesTheHub = false;
		HubConnection open = this.connection;
		assertThat(open).isNotNull();
		open.closed();
	}

	/**
	 * Receive what the hub does not say.
	 */
	void isTold(String text) {
		SignalingSession open = this.session;
		assertThat(open).isNotNull();
		open.send(text.replace('\'', '"'));
	}

	/**
	 * Wait until everything that the hub has said is taken.
	 */
	void hasListened() {
		seesJoin("p-" + UUID.randomUUID());
	}

	/**
	 * Be told of a peer that there is not.
	 */
	void seesJoin(String peerId) {
		isTold("{'type':'peer-joined','peer':{'peerId':'" + peerId
				+ "','name':'a','kind':'b','iceRestart':false,'services':[],'permissions':[]}}");
		await().until(() -> this.peer.remote(peerId) != null);
	}

	/**
	 * Let strangers use up all the attempts that there are.
	 */
	void exhaustAttempts() {
		boolean left;
		do {
			left = this.limits.refuse(this.limits.ofOnePeer(), true) == null;
		}
		while (left);
	}

	PeerTotals totals() {
		return this.totals;
	}

	/**
	 * Return what the hub has said.
	 */
	List<String> heard() {
		return List.copyOf(this.heard);
	}

	String id() {
		return String.valueOf(this.peer.peerId());
	}

	boolean knows(TestSide other) {
		return this.peer.remote(other.id()) != null;
	}

	RemotePeer remote(TestSide other) {
		return remote(other.id());
	}

	RemotePeer remote(String peerId) {
		RemotePeer remote = this.peer.remote(peerId);
		assertThat(remote).isNotNull();
		return remote;
	}

	@Nullable RemoteLink link(TestSide other) {
		RemotePeer remote = this.peer.remote(other.id());
		return (remote != null) ? remote.link() : null;
	}

	boolean goesThroughTheHub(TestSide other) {
		TransportStatistics statistics = statistics(other);
		TransportStatistics.Path path = (statistics != null) ? statistics.path() : null;
		return path != null && path.local().equals("hub");
	}

	boolean isDirect(TestSide other) {
		return statistics(other) != null && !goesThroughTheHub(other);
	}

	@Nullable TransportStatistics statistics(TestSide other) {
		RemoteLink link = link(other);
		ConnectionView view = (link != null) ? link.view(true) : null;
		return (view != null && view.state() == LinkState.CONNECTED) ? view.transport() : null;
	}

	/**
	 * Notes what goes into the socket.
	 */
	private final class Overheard implements SignalingSession {

		private final SignalingSession actual;

		Overheard(SignalingSession actual) {
			this.actual = actual;
		}

		@Override
		public void send(String text) {
			this.actual.send(text);
			TestSide.this.heard.add(text);
		}

		@Override
		public void close(int code, String reason) {
			this.actual.close(code, reason);
		}

	}

}
