package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two peers of which at least one gets no direct connection for a while.
 */
class RelayFallbackTests {

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final MeetingPeers peers = new MeetingPeers(false);

	private volatile boolean blocked = true;

	private final AtomicInteger attempts = new AtomicInteger();

	@AfterEach
	void stop() {
		this.peers.close();
		this.wire.shutdownNow();
	}

	@Test
	void whereNoDirectConnectionOpensFramesGoThroughTheHubUntilOneDoes() {
		MeetingPeers.Side offerer = this.peers.meet(this::blockable, this::blockable);
		await().until(() -> offerer.goesThroughTheHub() && this.peers.other(offerer).goesThroughTheHub());
		assertThat(this.peers.hub().relayed().open()).isEqualTo(1);
		await().until(() -> this.attempts.get() >= 4);
		assertThat(offerer.goesThroughTheHub()).isTrue();
		RemoteLink link = offerer.link();
		this.blocked = false;
		await().atMost(Duration.ofSeconds(30)).until(() -> offerer.isDirect() && this.peers.other(offerer).isDirect());
		assertThat(offerer.link()).as("the link outlives the change").isSameAs(link);
		await().until(() -> this.peers.hub().relayed().open() == 0);
		assertThat(this.peers.hub().relayed().closed(RelayCode.CLOSED)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aPeerThatCannotConnectDirectlyIsReachedInBothRoles(boolean offers) {
		MeetingPeers.Side offerer = this.peers.meet(offers ? RelayFallbackTests::unavailable : this.network,
				offers ? this.network : RelayFallbackTests::unavailable);
		await().until(() -> offerer.goesThroughTheHub() && this.peers.other(offerer).goesThroughTheHub());
	}

	@Test
	void aRelayedConnectionThatEndsIsFollowedByAnotherOfTheSameLink() {
		MeetingPeers.Side offerer = this.peers.meet(RelayFallbackTests::unavailable, RelayFallbackTests::unavailable);
		await().until(() -> offerer.goesThroughTheHub() && this.peers.other(offerer).goesThroughTheHub());
		RemoteLink link = offerer.link();
		long frames = this.peers.hub().relayed().frames();
		offerer.remote().relayClosed(null, "Cut by the test.");
		await().until(() -> this.peers.hub().relayed().frames() > frames && offerer.goesThroughTheHub());
		assertThat(offerer.link()).isSameAs(link);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whomTheHubRefusesAFrameTellsTheOtherThatTheConnectionIsOver(boolean offers) {
		MeetingPeers.Side offerer = this.peers.meet(RelayFallbackTests::unavailable, RelayFallbackTests::unavailable);
		await().until(() -> offerer.goesThroughTheHub() && this.peers.other(offerer).goesThroughTheHub());
		TestSide refused = (offers ? offerer : this.peers.other(offerer)).actual();
		TestSide other = (offers ? this.peers.other(offerer) : offerer).actual();
		RemoteLink link = offerer.link();
		refused.isTold("{'type':'error','code':'rate-limited','message':'Too fast.','ref':{'type':'relay','to':'"
				+ other.id() + "'}}");
		await().until(() -> other.heard()
			.stream()
			.anyMatch((text) -> text.startsWith("{\"type\":\"relay-closed\",\"from\":\"" + refused.id() + "\"")
					&& text.contains("\"closed\"")));
		await().until(() -> this.peers.hub().relayed().open() == 1 && offerer.goesThroughTheHub()
				&& this.peers.other(offerer).goesThroughTheHub());
		assertThat(offerer.link()).isSameAs(link);
	}

	private Transport blockable(TransportFactory.Role role, List<IceServer> servers) {
		this.attempts.incrementAndGet();
		return this.blocked ? new NeverOpens() : this.network.create(role, servers);
	}

	private static Transport unavailable(TransportFactory.Role role, List<IceServer> servers) {
		throw new TransportUnavailableException("No native library here.", null);
	}

}
