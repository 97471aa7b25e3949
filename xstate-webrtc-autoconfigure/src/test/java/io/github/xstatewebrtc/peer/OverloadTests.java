package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.OverloadMetrics;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.Producers;
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
 * The application sends more than another peer takes, over a real connection: every
 * message is taken or reported, and the meters say how many.
 */
class OverloadTests {

	private static final int QUEUE = 1000;

	private static final PeerSettings SETTINGS = new PeerSettings("shop", "host", List.of("orders"), new LinkSettings(
			LinkTiming.defaults(), new LinkLimits(1 << 20, 16 << 10, 1 << 20, QUEUE * Producers.MESSAGE_BYTES)));

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshakeAmong(() -> EnumSet.allOf(Permission.class)),
			Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final CompletableFuture<Link> link = new CompletableFuture<>();

	private final LocalPeer peer = new LocalPeer(SETTINGS, this.hub.ownPeer(), this.transports,
			new TestActors().bridge(), (from) -> (message) -> this.link.complete(from), this.threads, this.threads);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@AfterEach
	void stop() {
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	void whatAPeerThatReadsNoMoreIsSentIsTakenOrReportedAndCounted() throws Exception {
		this.peer.start();
		new OverloadMetrics(null, this.peer, null, null).bindTo(this.meters);
		try (TestInspector other = TestInspector.join(this.hub, "orders", EnumSet.allOf(Permission.class))) {
			other.meet("jvm").connect().say(LinkChannel.ACTOR, "{\"type\":\"send\",\"to\":\"@order\"}");
			Link sending = this.link.get(20, TimeUnit.SECONDS);
			Runnable readOn = other.stopReading();
			Producers producers = new Producers(4, QUEUE);
			producers.send(sending);
			readOn.run();
			assertThat(other.ends().code()).isEqualTo(LinkEnd.OVERFLOW);
			List<Integer> taken = other.rest().stream().map(Producers::number).filter(Objects::nonNull).toList();
			assertThat(taken).as("no more than the window admits").hasSizeBetween(1, QUEUE);
			producers.assertNoneIsMissing(taken, LinkEnd.OVERFLOW);
			assertThat(meter("links.ended")).isOne();
			await().atMost(Duration.ofSeconds(10)).until(() -> meter("messages.undelivered") == producers.reported());
		}
	}

	private double meter(String name) {
		return this.meters.get("xstate.webrtc." + name).tag("code", LinkEnd.OVERFLOW).functionCounter().count();
	}

}
