package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two peers of one hub in memory, whose direct connections are of the test's making.
 */
final class MeetingPeers implements AutoCloseable {

	// Ten seconds are half a second here.
	private static final LinkSettings SETTINGS = new LinkSettings(
			new LinkTiming(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(10),
					Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(1)),
			LinkLimits.defaults());

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final boolean announced;

	private final LongSupplier clock;

	private final List<Side> sides = new ArrayList<>();

	/**
	 * Make a hub.
	 * @param announced whether both will say that they can restart ICE
	 */
	MeetingPeers(boolean announced) {
		this(announced, System::nanoTime);
	}

	/**
	 * Make a hub.
	 * @param announced whether both will say that they can restart ICE
	 * @param clock by which attempts are bounded
	 */
	MeetingPeers(boolean announced, LongSupplier clock) {
		this.announced = announced;
		this.clock = clock;
	}

	SignalingHub hub() {
		return this.hub;
	}

	/**
	 * Let two join and the one that offers be asked for a connection.
	 * @param ofOfferer makes its connections
	 * @param ofAnswerer makes those of the other
	 * @return the one that offers
	 */
	Side meet(TransportFactory ofOfferer, TransportFactory ofAnswerer) {
		Side one = new Side();
		Side two = new Side();
		this.sides.addAll(List.of(one, two));
		await().until(() -> one.actual.knows(two.actual) && two.actual.knows(one.actual));
		boolean first = one.actual.id().compareTo(two.actual.id()) > 0;
		Side offerer = first ? one : two;
		offerer.factory.actual = ofOfferer;
		other(offerer).factory.actual = ofAnswerer;
		offerer.remote().signal(Signal.wantConnect());
		return offerer;
	}

	Side other(Side side) {
		return this.sides.get((this.sides.indexOf(side) + 1) % 2);
	}

	@Override
	public void close() {
		this.hub.close();
		this.threads.shutdownNow();
	}

	/**
	 * One of the two peers.
	 */
	final class Side {

		private final Factory factory = new Factory(MeetingPeers.this.announced);

		private final TestSide actual = new TestSide(MeetingPeers.this.hub, SETTINGS, this.factory,
				MeetingPeers.this.threads, MeetingPeers.this.clock);

		TestSide actual() {
			return this.actual;
		}

		RemotePeer remote() {
			return this.actual.remote(theOther());
		}

		@Nullable RemoteLink link() {
			return this.actual.link(theOther());
		}

		boolean goesThroughTheHub() {
			return this.actual.goesThroughTheHub(theOther());
		}

		boolean isDirect() {
			return this.actual.isDirect(theOther());
		}

		@Nullable TransportStatistics statistics() {
			return this.actual.statistics(theOther());
		}

		private TestSide theOther() {
			return other(this).actual;
		}

	}

	/**
	 * Known to be needed before it is known by which side.
	 */
	private static final class Factory implements TransportFactory {

		private final boolean announced;

		private volatile @Nullable TransportFactory actual;

		Factory(boolean announced) {
			this.announced = announced;
		}

		@Override
		public Transport create(Role role, List<IceServer> iceServers) {
			TransportFactory known = this.actual;
			assertThat(known).isNotNull();
			return known.create(role, iceServers);
		}

		@Override
		public boolean canRestart() {
			TransportFactory known = this.actual;
			return (known != null) ? known.canRestart() : this.announced;
		}

	}

}
