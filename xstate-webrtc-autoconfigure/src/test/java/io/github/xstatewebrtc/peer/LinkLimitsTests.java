package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.messaging.ActorConversation;
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
 * What another peer can make this application keep, over a real connection: how the link
 * ends beyond it, and what its meters say. Its window is smaller than usual, and in one
 * test its patience.
 */
class LinkLimitsTests {

	private static final int WINDOW = 64 * 1024;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshakeAmong(() -> EnumSet.allOf(Permission.class)),
			Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final TestActors actors = new TestActors();

	private final CountDownLatch reading = new CountDownLatch(1);

	private final LocalPeer peer = peer(LinkTiming.defaults());

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.peer.totals());

	@AfterEach
	void stop() {
		this.reading.countDown();
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	@Limit("before hello on both channels")
	void whoNeverSaysHelloOnTheOtherChannelIsToldToGo() {
		try (HandInspector other = other()) {
			other.greet(LinkChannel.INSPECT, WINDOW);
			for (int sent = 0; sent <= 2 * WINDOW; sent += 16_000) {
				other.say(LinkChannel.INSPECT, "+" + "x".repeat(16_000));
			}
			assertThat(other.hears("bye")).contains("protocol-error", "before hello was said on both");
			assertEnded("protocol-error");
		}
	}

	@Test
	@Limit("slices of one message")
	void whoSendsAMessageWithoutEndIsToldToGo() {
		try (HandInspector other = other().greet()) {
			other.say(LinkChannel.ACTOR, "+[");
			for (int sent = 0; sent <= WINDOW; sent += 16_000) {
				other.say(LinkChannel.ACTOR, "+" + "x".repeat(16_000));
			}
			assertThat(other.hears("bye")).contains("protocol-error", WINDOW + " bytes");
			assertEnded("protocol-error");
		}
	}

	@Test
	@Limit("frames to be read")
	void whoSendsMoreThanTheWindowToABusySideIsToldToGo() {
		try (HandInspector other = other().greet()) {
			long before = this.transports.use().frames();
			other.say(LinkChannel.ACTOR, "[{'type':'wait'}]");
			int frames = 2 * 8 * 2 * WINDOW / 16_000;
			for (int i = 0; i < frames; i++) {
				other.say(LinkChannel.ACTOR, "[{'type':'a','x':'" + "x".repeat(16_000) + "'}]");
			}
			await().atMost(Duration.ofSeconds(20)).until(() -> this.transports.use().frames() >= before + frames);
			this.reading.countDown();
			assertThat(other.hears("bye")).contains("protocol-error", "More was sent than the window allows");
			assertEnded("protocol-error");
		}
	}

	@Test
	@Limit("answers unacknowledged")
	void whoAsksAndAcknowledgesNothingIsToldToGoAndEveryAnswerComesBack() {
		try (HandInspector other = other().greet()) {
			for (int frame = 0; frame < 3; frame++) {
				other.say(LinkChannel.ACTOR, repeated("{'type':'ask','id':1}", 400));
			}
			assertThat(other.hears("bye")).contains(LinkEnd.OVERFLOW);
			assertEnded(LinkEnd.OVERFLOW);
			await().until(() -> undelivered(LinkEnd.OVERFLOW) >= 1_025);
			assertThat(undelivered(LinkEnd.OVERFLOW)).isLessThanOrEqualTo(1_200);
		}
	}

	@Test
	@Limit("requests to inspect over one link")
	void whoAsksToInspectAgainAndAgainIsToldToGo() {
		try (HandInspector other = other().greet()) {
			other.say(LinkChannel.INSPECT, repeated("{'type':'inspect'}", 20));
			assertThat(other.hears("bye")).contains(LinkEnd.OVERFLOW, "more often than once a second");
			assertEnded(LinkEnd.OVERFLOW);
		}
	}

	@Test
	@Limit(value = "one message over a link", meters = "messages.undelivered")
	void aMessageLargerThanTheOtherSideTakesComesBackAndTheNextGoes() {
		try (HandInspector other = other()) {
			this.actors.goTo("x".repeat(2000));
			other.greet(LinkChannel.ACTOR, 1024, "{'type':'subscribe','id':1,'to':'@order'}",
					"{'type':'send','to':'next'}");
			other.greet(LinkChannel.INSPECT, 1024);
			other.hears("\"to\":\"next\"");
			await().until(() -> undelivered(LinkEnd.TOO_LARGE) == 1);
		}
	}

	@Test
	@Limit(value = "one message over a link", meters = "inspection.dropped")
	void anEventLargerThanTheOtherSideTakesIsAGap() {
		try (HandInspector other = other()) {
			other.greet(LinkChannel.ACTOR, 1024);
			other.greet(LinkChannel.INSPECT, 1024, "{'type':'inspect'}");
			other.hears("synced");
			this.actors.pay("x".repeat(2000));
			assertThat(other.hears("\"gap\"")).contains("\"dropped\":1");
			assertThat(this.meters.count("inspection.dropped", null)).isEqualTo(1);
		}
	}

	@Test
	@Limit("a peer that is silent")
	void whatASilentPeerWasSentComesBackWhenItIsLost() {
		Duration silence = Duration.ofSeconds(1);
		LocalPeer impatient = peer(new LinkTiming(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(50),
				Duration.ofMillis(10), Duration.ofMillis(300), silence, silence, Duration.ofSeconds(1)));
		this.meters.and(impatient.totals());
		impatient.start();
		try (HandInspector other = new HandInspector(this.hub)) {
			other.greet(LinkChannel.ACTOR, WINDOW, "{'type':'send','to':'cart'}");
			other.greet(LinkChannel.INSPECT, WINDOW);
			other.hears("dead-letter");
			assertEnded(LinkEnd.PEER_LOST);
			assertThat(undelivered(LinkEnd.PEER_LOST)).isEqualTo(1);
		}
		impatient.stop();
	}

	private LocalPeer peer(LinkTiming timing) {
		LinkLimits limits = new LinkLimits(WINDOW, 16 * 1024, WINDOW, 8 << 20);
		return new LocalPeer(new PeerSettings("shop", "host", List.of("orders"), new LinkSettings(timing, limits)),
				this.hub.ownPeer(), this.transports, this.actors.bridge(), this::answers, this.threads, this.threads);
	}

	private ActorConversation answers(Link link) {
		ActorConversation answers = this.actors.desk(this.threads).open(link);
		return new ActorConversation() {

			@Override
			public void message(ObjectNode message) {
				if (message.path("type").asString().equals("wait")) {
					awaitUninterruptibly(LinkLimitsTests.this.reading);
				}
				answers.message(message);
			}

			@Override
			public void permitted(Set<Permission> permissions) {
				answers.permitted(permissions);
			}

			@Override
			public void end() {
				answers.end();
			}

		};
	}

	private HandInspector other() {
		this.peer.start();
		return new HandInspector(this.hub);
	}

	private void assertEnded(String code) {
		await().atMost(Duration.ofSeconds(20)).until(() -> this.meters.count("links.ended", code) == 1);
	}

	private long undelivered(String code) {
		return this.meters.count("messages.undelivered", code);
	}

	private static String repeated(String message, int times) {
		return IntStream.range(0, times).mapToObj((i) -> message).collect(Collectors.joining(",", "[", "]"));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
