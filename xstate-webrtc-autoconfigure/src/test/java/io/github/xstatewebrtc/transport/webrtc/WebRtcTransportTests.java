package io.github.xstatewebrtc.transport.webrtc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Connections between two transports of this JVM, by real WebRTC.
 */
@Timeout(60)
class WebRtcTransportTests {

	private final WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.factory);

	@AfterEach
	void closeAll() {
		this.factory.close();
	}

	@Test
	void framesGoBothWaysOnBothChannels() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "to the answerer: größer 🚀");
		Pair.send(pair.answerer, LinkChannel.INSPECT, "to the offerer");
		RecordingListener.Frame atAnswerer = pair.atAnswerer.nextFrame();
		assertThat(atAnswerer.text()).isEqualTo("to the answerer: größer 🚀");
		assertThat(atAnswerer.channel()).isEqualTo(LinkChannel.ACTOR);
		RecordingListener.Frame atOfferer = pair.atOfferer.nextFrame();
		assertThat(atOfferer.text()).isEqualTo("to the offerer");
		assertThat(atOfferer.channel()).isEqualTo(LinkChannel.INSPECT);
	}

	@Test
	void largeFramesArriveWhole() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		assertThat(pair.offerer.maxFrameBytes()).isEqualTo(262_144);
		for (int size : new int[] { 1, 16 * 1024, 64 * 1024, 256 * 1024 }) {
			byte[] frame = new byte[size];
			Arrays.fill(frame, (byte) 'x');
			frame[size - 1] = 'y';
			pair.offerer.send(LinkChannel.INSPECT, frame);
			assertThat(pair.atAnswerer.nextFrame().text()).hasSize(size).endsWith("y");
		}
	}

	@Test
	void aFrameThatTheOtherSideWouldNotTakeIsRefused() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		assertThatIllegalArgumentException().isThrownBy(() -> pair.offerer.send(LinkChannel.ACTOR, new byte[262_145]))
			.withMessageContaining("262144");
		assertThatIllegalArgumentException().isThrownBy(() -> pair.offerer.send(LinkChannel.ACTOR, new byte[0]));
		Pair.send(pair.offerer, LinkChannel.ACTOR, "still open");
		assertThat(pair.atAnswerer.nextFrame().text()).isEqualTo("still open");
	}

	@Test
	void framesOfAChannelKeepTheirOrder() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		List<String> sent = new ArrayList<>();
		List<String> received = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			sent.add("frame " + i);
			Pair.send(pair.offerer, LinkChannel.ACTOR, "frame " + i);
		}
		for (int i = 0; i < 2_000; i++) {
			received.add(pair.atAnswerer.nextFrame().text());
		}
		assertThat(received).isEqualTo(sent);
	}

	@Test
	void candidatesMayComeBeforeTheDescription() throws Exception {
		Pair pair = new Pair(this.factory, this.factory);
		RecordingListener offerer = pair.atOfferer;
		RecordingListener answerer = pair.atAnswerer;
		pair.answerer.open(answerer);
		pair.offerer.open(offerer);
		SessionDescription offer = offerer.description.get(10, TimeUnit.SECONDS);
		IceCandidate candidate = offerer.candidates.poll(10, TimeUnit.SECONDS);
		assertThat(candidate).isNotNull();
		pair.answerer.remoteCandidate(candidate);
		for (IceCandidate more : offerer.candidates) {
			pair.answerer.remoteCandidate(more);
		}
		pair.answerer.remoteDescription(offer);
		// The answerer's candidates are withheld: only the early ones can connect.
		pair.offerer.remoteDescription(answerer.description.get(10, TimeUnit.SECONDS));
		offerer.opened.get(10, TimeUnit.SECONDS);
		answerer.opened.get(10, TimeUnit.SECONDS);
		assertThat(this.factory.refusedCandidates()).isZero();
	}

	@Test
	void bothSidesLearnOfTheEndOnceWhoeverCloses() throws Exception {
		for (boolean offererCloses : new boolean[] { true, false }) {
			Pair pair = new Pair(this.factory, this.factory).connect();
			Transport closing = offererCloses ? pair.offerer : pair.answerer;
			closing.close();
			closing.close();
			RecordingListener here = offererCloses ? pair.atOfferer : pair.atAnswerer;
			RecordingListener there = offererCloses ? pair.atAnswerer : pair.atOfferer;
			assertThat(here.closed.get(10, TimeUnit.SECONDS)).isEqualTo("This side closed the connection");
			assertThat(there.closed.get(10, TimeUnit.SECONDS)).isEqualTo("The other side closed the connection");
			pair.close();
			assertThat(here.afterTheEnd).isEmpty();
			assertThat(there.afterTheEnd).isEmpty();
		}
	}

	@Test
	void theLastFrameBeforeTheEndArrives() throws Exception {
		for (int i = 0; i < 10; i++) {
			Pair pair = new Pair(this.factory, this.factory).connect();
			Pair.send(pair.offerer, LinkChannel.ACTOR, "bye");
			pair.offerer.close();
			assertThat(pair.atAnswerer.nextFrame().text()).isEqualTo("bye");
		}
	}

	@Test
	void bothMayCloseAtOnceWhileFramesAreUnderWay() throws Exception {
		for (int i = 0; i < 20; i++) {
			Pair pair = new Pair(this.factory, this.factory).connect();
			AtomicBoolean stop = new AtomicBoolean();
			CountDownLatch sending = new CountDownLatch(4);
			List<Thread> senders = new ArrayList<>();
			for (Transport transport : List.of(pair.offerer, pair.answerer)) {
				for (LinkChannel channel : LinkChannel.values()) {
					Thread sender = new Thread(() -> {
						while (!stop.get()) {
							transport.send(channel, new byte[] { '[', ']' });
							sending.countDown();
						}
					});
					senders.add(sender);
					sender.start();
				}
			}
			assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
			pair.close();
			pair.offerer.statistics();
			stop.set(true);
			for (Thread sender : senders) {
				sender.join(10_000);
				assertThat(sender.isAlive()).isFalse();
			}
			assertThat(pair.atOfferer.afterTheEnd).isEmpty();
			assertThat(pair.atAnswerer.afterTheEnd).isEmpty();
		}
	}

	@Test
	void aConnectionMayCloseBeforeItWasOpenedOrNegotiated() throws Exception {
		Transport never = this.factory.create(Role.OFFERER, List.of());
		never.close();
		RecordingListener listener = new RecordingListener();
		Transport early = this.factory.create(Role.OFFERER, List.of());
		early.open(listener);
		early.close();
		assertThat(listener.closed.get(10, TimeUnit.SECONDS)).isEqualTo("This side closed the connection");
		early.send(LinkChannel.ACTOR, new byte[] { 1 });
		early.remoteDescription(new SessionDescription("answer", "v=0"));
		assertThat(early.statistics().path()).isNull();
		assertThat(listener.afterTheEnd).isEmpty();
	}

	@Test
	void aListenerThatThrowsEndsTheConnectionAndNothingElse() throws Exception {
		RecordingListener failing = new RecordingListener() {

			@Override
			public void received(LinkChannel channel, byte[] frame) {
				throw new IllegalStateException("boom");
			}

		};
		Pair pair = new Pair(this.factory, this.factory, new RecordingListener(), failing).connect();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "[]");
		assertThat(failing.closed.get(10, TimeUnit.SECONDS)).contains("boom");
		assertThat(pair.atOfferer.closed.get(10, TimeUnit.SECONDS)).isEqualTo("The other side closed the connection");
		new Pair(this.factory, this.factory).connect().close();
	}

	@Test
	@Limit("bytes in the engine's own queue")
	void whoSendsFarMoreThanTheWireTakesLosesTheConnectionAndIsTold() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		byte[] frame = new byte[256 * 1024];
		Arrays.fill(frame, (byte) 'x');
		for (int i = 0; i < 4_000 && !pair.atOfferer.closed.isDone(); i++) {
			pair.offerer.send(LinkChannel.INSPECT, frame);
		}
		assertThat(pair.atOfferer.closed.get(10, TimeUnit.SECONDS))
			.startsWith("The other side takes frames too slowly");
		// The goodbye goes once, by UDP and behind all that waited. Where it is lost, 6
		// of
		// 40 times on a busy machine, ICE finds out instead, after 15 s.
		assertThat(pair.atAnswerer.closed.get(60, TimeUnit.SECONDS)).isIn("The other side closed the connection",
				"No path to the other side was found or is left");
	}

	@Test
	void statisticsTellThePath() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "0123456789");
		pair.atAnswerer.nextFrame();
		TransportStatistics statistics = pair.offerer.statistics();
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (statistics.roundTrip() == null && System.nanoTime() < deadline) {
			statistics = pair.offerer.statistics();
		}
		assertThat(statistics.roundTrip()).isNotNull().isBetween(Duration.ZERO, Duration.ofSeconds(10));
		TransportStatistics.Path path = statistics.path();
		assertThat(path).isNotNull();
		assertThat(path.local()).isIn("host", "prflx");
		assertThat(path.remote()).isIn("host", "prflx");
		assertThat(path.protocol()).isEqualTo("udp");
		assertThat(path.localAddress()).matches("(\\[.+]|[\\d.]+):\\d+");
		assertThat(path.remoteAddress()).matches("(\\[.+]|[\\d.]+):\\d+");
		assertThat(statistics.bytesSent()).isEqualTo(10);
		assertThat(pair.answerer.statistics().bytesReceived()).isEqualTo(10);
	}

	@Test
	void portsStayWithinTheirRange() throws Exception {
		WebRtcSettings settings = new WebRtcSettings(41_000, 41_100, false, null, RemoteCandidatePolicy.DEFAULT);
		try (WebRtcTransportFactory ranged = new WebRtcTransportFactory(settings)) {
			Pair pair = new Pair(ranged, this.factory).connect();
			assertThat(pair.atOfferer.candidates).isNotEmpty()
				.extracting((candidate) -> candidate.candidate().split(" "))
				.filteredOn((parts) -> parts[2].equals("udp"))
				.allSatisfy((parts) -> assertThat(Integer.parseInt(parts[5])).isBetween(41_000, 41_100));
		}
	}

	@Test
	void withRelayOnlyNoAddressOfThisMachineIsTold() throws Exception {
		WebRtcSettings settings = new WebRtcSettings(0, 0, true, null, RemoteCandidatePolicy.DEFAULT);
		try (WebRtcTransportFactory relayed = new WebRtcTransportFactory(settings)) {
			Transport transport = relayed.create(Role.OFFERER, List.of());
			RecordingListener listener = new RecordingListener();
			transport.open(listener);
			SessionDescription offer = listener.description.get(10, TimeUnit.SECONDS);
			assertThat(offer.sdp()).doesNotContain("a=candidate");
			assertThat(listener.closed.get(10, TimeUnit.SECONDS)).contains("no TURN server");
			assertThat(listener.candidates).isEmpty();
		}
	}

}
