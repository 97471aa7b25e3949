package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.inspection.Notice;
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

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshakeAmong(() -> EnumSet.allOf(Permission.class)),
			Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final Queue<Runnable> encodings = new ConcurrentLinkedQueue<>();

	private volatile boolean encoding = true;

	private final TestActors actors = new TestActors((task) -> {
		this.encodings.add(task);
		encode();
	});

	private final CompletableFuture<Link> link = new CompletableFuture<>();

	private final LocalPeer peer = peer(QUEUE * Producers.MESSAGE_BYTES);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.peer.totals());

	@AfterEach
	void stop() {
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	@Limit("messages that wait for a peer")
	void whatAPeerThatReadsNoMoreIsSentIsTakenOrReportedAndCounted() throws Exception {
		this.peer.start();
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

	@Test
	@Limit("the queue of one inspector")
	void anInspectorThatReadsNoMoreIsToldOfAGapOfAsManyAsAreCounted() {
		try (TestInspector slow = inspecting()) {
			Runnable readOn = slow.stopReading();
			for (int i = 0; i < 5_000; i++) {
				this.actors.pay("x".repeat(400));
			}
			assertThat(this.meters.count("inspection.dropped", null)).isPositive();
			readOn.run();
			assertGapIsCounted(slow);
		}
	}

	@Test
	@Limit("what statecharts did and is not encoded yet")
	void whereEventsAreNotEncodedInTimeTheInspectorIsToldOfAGapOfAsManyAsAreCounted() {
		try (TestInspector inspector = inspecting()) {
			this.encoding = false;
			for (int i = 0; i < 5_000; i++) {
				this.actors.pay("much");
			}
			this.encoding = true;
			encode();
			assertGapIsCounted(inspector);
		}
	}

	@Test
	@Limit("how peers' asks ended, and their dead letters, that are not told yet")
	void whereDeadLettersAreNotToldInTimeTheInspectorIsToldOfAGapOfAsManyAsAreCounted() {
		Notice letter = new Notice.DeadLetter(null, "p-1/", "@nobody", ActorEvent.of("GO"), "no-such-actor", "None.");
		try (TestInspector inspector = inspecting()) {
			this.encoding = false;
			for (int i = 0; i < 5_000; i++) {
				this.actors.bridge().tell(letter);
			}
			this.encoding = true;
			encode();
			assertGapIsCounted(inspector);
		}
	}

	@Test
	void ofWhatIsTooLargeAMessageIsCountedAsUndeliveredAndAnInspectionEventIsAGap() throws Exception {
		LocalPeer small = peer(3_000);
		LimitMeters counted = LimitMeters.of(small.totals());
		small.start();
		try (TestInspector other = TestInspector.join(this.hub, "orders", EnumSet.allOf(Permission.class))) {
			other.meet("jvm").connect().say(LinkChannel.ACTOR, "{\"type\":\"send\",\"to\":\"@order\"}");
			other.inspect().hears("@xstate.actor");
			Link sending = this.link.get(20, TimeUnit.SECONDS);
			this.actors.pay("x".repeat(4_000));
			other.hears("gap");
			assertThat(sending.send(new byte[4_000])).failsWithin(Duration.ofSeconds(10));
			await().atMost(Duration.ofSeconds(10))
				.until(() -> counted.count("messages.undelivered", LinkEnd.OVERFLOW) == 1);
			assertThat(counted.count("messages.undelivered", null)).isOne();
		}
		finally {
			small.stop();
		}
	}

	private LocalPeer peer(long queuedBytes) {
		LinkLimits limits = new LinkLimits(1 << 20, 16 << 10, 1 << 20, queuedBytes);
		return new LocalPeer(
				new PeerSettings("shop", "host", List.of("orders"), new LinkSettings(LinkTiming.defaults(), limits)),
				this.hub.ownPeer(), this.transports, this.actors.bridge(),
				(from) -> (message) -> this.link.complete(from), this.threads, this.threads);
	}

	private TestInspector inspecting() {
		this.peer.start();
		TestInspector inspector = TestInspector.join(this.hub, "orders", EnumSet.allOf(Permission.class));
		inspector.meet("jvm").connect().inspect().hears("synced");
		return inspector;
	}

	private void assertGapIsCounted(TestInspector inspector) {
		long told = inspector.hears("gap").path("dropped").asLong();
		inspector.hears("synced");
		assertThat(told).isPositive().isEqualTo(this.meters.count("inspection.dropped", null));
		this.actors.goTo("paid");
		inspector.hearsOf("paid");
	}

	private void encode() {
		while (this.encoding) {
			Runnable task = this.encodings.poll();
			if (task == null) {
				return;
			}
			task.run();
		}
	}

	private long meter(String name) {
		return this.meters.count(name, LinkEnd.OVERFLOW);
	}

}
