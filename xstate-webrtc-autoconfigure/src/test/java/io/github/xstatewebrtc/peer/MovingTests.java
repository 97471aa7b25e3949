package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.FrugalTransports;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Links move from a native factory that wears out to the next, by real WebRTC.
 */
class MovingTests {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshakeAmong(() -> EnumSet.allOf(Permission.class)),
			Timers.on(this.threads));

	private final WebRtcTransportFactory transports = FrugalTransports.wornAfter(100);

	private final LocalPeer peer = new LocalPeer(
			new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()), this.hub.ownPeer(),
			this.transports, null, new TestActors().desk(this.threads), this.threads, this.threads);

	private int asked;

	@AfterEach
	void stop() {
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aLinkMovesWithoutACutAndWithoutLossWhicheverSideOffers(boolean offers) {
		this.peer.start();
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", EnumSet.allOf(Permission.class),
				offers)) {
			inspector.connect();
			for (int worn = 1; worn <= 2; worn++) {
				while (this.transports.use().replaced() < worn) {
					askAndHear(inspector);
				}
				await().atMost(Duration.ofSeconds(20)).until(() -> this.transports.use().alive() == 1);
				assertThat(inspector.connections()).hasSize(worn + 1);
			}
			askAndHear(inspector);
			assertThat(inspector.cuts()).isEmpty();
			assertThat(this.transports.connectionsMade()).isEqualTo(3);
		}
	}

	private void askAndHear(TestInspector inspector) {
		int id = ++this.asked;
		inspector.say(LinkChannel.ACTOR,
				"{\"type\":\"ask\",\"id\":" + id + ",\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
		assertThat(inspector.hears("failure").path("id").asInt()).isEqualTo(id);
	}

}
