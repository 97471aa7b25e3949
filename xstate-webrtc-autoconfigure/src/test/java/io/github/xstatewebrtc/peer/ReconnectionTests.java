package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Real connections that are cut, and mended by the application alone: the other peer does
 * only what it is asked for.
 */
class ReconnectionTests {

	private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final TestActors actors = new TestActors();

	private final LocalPeer peer = new LocalPeer(
			new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()), this.hub.ownPeer(),
			this.transports, this.actors.bridge(), this.actors.desk(this.threads), this.threads, this.threads);

	@BeforeEach
	void start() {
		this.peer.start();
	}

	@AfterEach
	void stop() {
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theConversationGoesOnWhicheverSideOffers(boolean offers) {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", ALL, offers)) {
			inspector.connect().inspect().hears("synced");
			inspector.say(LinkChannel.ACTOR, "{\"type\":\"ask\",\"id\":1,\"to\":\"@order\"}");
			inspector.cutConnection();
			inspector.say(LinkChannel.ACTOR, "{\"type\":\"ask\",\"id\":2,\"to\":\"@order\"}");
			await().until(() -> this.actors.bridge().watchers() == 0);
			assertThat(inspector.hears("failure").path("id").asInt()).isEqualTo(1);
			assertThat(inspector.hears("failure").path("id").asInt()).isEqualTo(2);
			inspector.inspect().hears("synced");
		}
	}

}
