package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is learnt from connections that end, where the hub relays.
 */
@Timeout(60)
class ConnectingTests {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final TroubledTransports transports = new TroubledTransports((role, servers) -> new NeverOpens(), false);

	private final BlockingQueue<String> offered = new LinkedBlockingQueue<>();

	private final Connecting connecting = connecting();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void afterADirectConnectionThatNeverOpenedTheHubIsAsked() throws Exception {
		assertThat(this.connecting.disconnected(offer())).isTrue();
	}

	@Test
	void afterADirectConnectionThatWasOpenAnotherIsTriedInGoodTime() throws Exception {
		String conn = offer();
		open(0);
		assertThat(this.connecting.disconnected(conn)).isFalse();
	}

	@Test
	void theEndOfOneThatWasOpenIsNotBlamedOnOneThatWasToReplaceIt() throws Exception {
		String proven = offer();
		open(0);
		offer();
		this.transports.made(1).close();
		assertThat(this.connecting.disconnected(proven)).isFalse();
	}

	@Test
	void aRestartOfTheConnectionInUseIsNotLostWhileAnotherIsBeingMade() throws Exception {
		String used = offer();
		open(0);
		offer();
		this.connecting.signal(used, Signal.of(used, new SessionDescription("answer", "v=0")));
		assertThat(this.connecting.answer(used, new SessionDescription("offer", "v=0"))).isNull();
		assertThat(this.transports.made(0).described()).isEqualTo(2);
		assertThat(this.transports.made(1).described()).isZero();
		assertThat(this.transports.made()).isEqualTo(2);
	}

	private void open(int index) {
		this.transports.made(index).tell(TransportListener::opened);
	}

	private String offer() throws InterruptedException {
		assertThat(this.connecting.offer()).isNull();
		String conn = this.offered.poll(10, TimeUnit.SECONDS);
		assertThat(conn).isNotNull();
		return conn;
	}

	private Connecting connecting() {
		PeerTotals totals = new PeerTotals();
		PeerContext context = new PeerContext(
				new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()), this.transports, null,
				(opened) -> (message) -> {
				}, totals, new ConnectionLimits(System::nanoTime, totals), new Arrivals(), this.threads, this.threads);
		Link link = new Link(new LinkIdentity("p-2", "p-1"), LinkSettings.defaults(), Timers.on(this.threads),
				this.threads, new HeardOnLink(), () -> null);
		return new Connecting(context, link, new Way(), () -> null, new Unmoved());
	}

	/**
	 * A hub that relays, though nobody takes it at its word.
	 */
	private final class Way implements SignalWay {

		@Override
		public void signal(Signal signal) {
			ConnectingTests.this.offered.add(String.valueOf(signal.conn()));
		}

		@Override
		public List<IceServer> iceServers() {
			return List.of();
		}

		@Override
		public boolean isJoined() {
			return true;
		}

		@Override
		public boolean relays() {
			return true;
		}

		@Override
		public @Nullable RelayTransport relay(Role role, String conn) {
			return null;
		}

	}

	private static final class Unmoved implements ConnectionSignals.Owner {

		@Override
		public void expiring(String conn) {
		}

		@Override
		public void interrupted(String conn) {
		}

	}

}
