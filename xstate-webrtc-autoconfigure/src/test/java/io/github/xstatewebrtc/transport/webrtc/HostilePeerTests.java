package io.github.xstatewebrtc.transport.webrtc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the other side may send, none of which may harm this process.
 */
@Timeout(60)
class HostilePeerTests {

	private final WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.factory);

	private final RecordingListener listener = new RecordingListener();

	@AfterEach
	void thisProcessStillConnects() throws Exception {
		try (this.factory) {
			new Pair(this.factory, this.factory).connect().close();
		}
	}

	@Test
	void aChannelOpenedInBandEndsTheConnection() throws Exception {
		Transport answerer = open(Role.ANSWERER);
		try (RawPeer peer = new RawPeer(answerer).channels(false)) {
			peer.connect(this.listener);
			assertThat(reason()).contains("channel of its own");
		}
	}

	@Test
	void aBurstOfChannelsOpenedInBandIsDisposedOf() throws Exception {
		WebRtcTransport answerer = (WebRtcTransport) open(Role.ANSWERER);
		try (RawPeer peer = new RawPeer(answerer)) {
			IntStream.range(0, 200).forEach((i) -> peer.channels(false));
			peer.connect(this.listener);
			assertThat(reason()).contains("channel of its own");
			answerer.torndown().get(10, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, 2", "false, 0" })
	void whatIsNoFrameEndsTheConnection(boolean binary, int length) throws Exception {
		Transport answerer = open(Role.ANSWERER);
		try (RawPeer peer = new RawPeer(answerer).channels(true)) {
			peer.connect(this.listener).send(new byte[length], binary);
			assertThat(reason()).contains("no frame");
			assertThat(this.listener.frames).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource
	void anUnusableDescriptionEndsTheConnectionWithASentence(Role role, SessionDescription description)
			throws Exception {
		open(role).remoteDescription(description);
		assertThat(reason()).startsWith("The other side").doesNotContain("%");
		assertThat(this.listener.afterTheEnd).isEmpty();
	}

	static Stream<Arguments> anUnusableDescriptionEndsTheConnectionWithASentence() {
		Stream<SessionDescription> texts = Stream
			.concat(RemoteDescriptionTests.unusable(), Stream.of("\uD800", "v=0\r\nm=%n"))
			.map((sdp) -> new SessionDescription("offer", sdp));
		Stream<SessionDescription> types = Stream.of("answer", "pranswer", "rollback", "", "%n")
			.map((type) -> new SessionDescription(type, RemoteDescriptionTests.OFFER));
		Stream<Arguments> answering = Stream.concat(texts, types)
			.map((description) -> Arguments.of(Role.ANSWERER, description));
		return Stream.concat(answering,
				Stream.of(Arguments.of(Role.OFFERER, new SessionDescription("offer", RemoteDescriptionTests.OFFER))));
	}

	@Test
	void anAnswerThatDoesNotFitTheOfferEndsTheConnection() throws Exception {
		Transport offerer = open(Role.OFFERER);
		this.listener.description.get(10, TimeUnit.SECONDS);
		offerer.remoteDescription(new SessionDescription("answer",
				RemoteDescriptionTests.OFFER.replace("actpass", "active").replace("mid:data", "mid:other")));
		assertThat(reason()).startsWith("The two sides could not agree");
	}

	@Test
	void aSecondOfferThatIsNoRestartEndsTheConnection() throws Exception {
		Transport answerer = open(Role.ANSWERER);
		answerer.remoteDescription(new SessionDescription("offer", RemoteDescriptionTests.OFFER));
		answerer.remoteDescription(new SessionDescription("offer",
				RemoteDescriptionTests.OFFER.replace("sctp-port:5001", "sctp-port:5002")));
		assertThat(reason()).contains("another offer for the same connection");
	}

	@Test
	void anOfferThatChangesWhoDecidesAboutPathsIsNoRestart() throws Exception {
		Transport answerer = open(Role.ANSWERER);
		answerer.remoteDescription(new SessionDescription("offer", RemoteDescriptionTests.OFFER));
		this.listener.description.get(10, TimeUnit.SECONDS);
		answerer.remoteDescription(
				new SessionDescription("offer", RemoteDescriptionTests.OFFER.replaceFirst("a=", "a=ice-lite\r\na=")));
		assertThat(reason()).contains("changes more than paths");
	}

	@Test
	void anAnswerBeforeTheOfferWasMadeDoesNoHarm() throws Exception {
		open(Role.OFFERER).remoteDescription(
				new SessionDescription("answer", RemoteDescriptionTests.OFFER.replace("actpass", "active")));
		assertThat(reason()).startsWith("The ");
	}

	@Test
	void hostileCandidatesAreRefusedAndTheConnectionIsMadeAllTheSame() throws Exception {
		List<IceCandidate> hostile = RemoteCandidatesTests.refused()
			.map((attribute) -> new IceCandidate(attribute, "%n%s", 0))
			.toList();
		Pair pair = new Pair(this.factory, this.factory);
		pair.answerer.open(pair.atAnswerer);
		hostile.forEach(pair.answerer::remoteCandidate);
		pair.offerer.open(pair.atOfferer);
		pair.answerer.remoteDescription(pair.atOfferer.description.get(10, TimeUnit.SECONDS));
		SessionDescription answer = pair.atAnswerer.description.get(10, TimeUnit.SECONDS);
		hostile.forEach(pair.answerer::remoteCandidate);
		assertThat(pair.answerer.statistics().path()).isNull();
		assertThat(this.factory.refusedCandidates()).isEqualTo(2L * hostile.size());
		pair.offerer.remoteDescription(answer);
		// They come as they are found, after the answer.
		await().until(() -> !pair.atAnswerer.candidates.isEmpty());
		pair.atAnswerer.candidates.forEach(pair.offerer::remoteCandidate);
		pair.atAnswerer.opened.get(10, TimeUnit.SECONDS);
		pair.close();
	}

	@Test
	@Limit("candidates of one connection")
	void ofMoreCandidatesThanAConnectionNeedsTheRestIsLeftOutAndCounted() throws Exception {
		Pair pair = new Pair(this.factory, this.factory).connect();
		for (int i = 0; i < 150; i++) {
			pair.answerer.remoteCandidate(
					new IceCandidate("candidate:1 1 udp 2122260223 127.0.0.1 " + (50_000 + i) + " typ host", "0", 0));
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> this.factory.refusedCandidates() >= 50);
		pair.close();
		assertThat(this.factory.refusedCandidates()).isLessThan(150);
	}

	private Transport open(Role role) {
		Transport transport = this.factory.create(role, List.of());
		transport.open(this.listener);
		return transport;
	}

	private String reason() throws Exception {
		return this.listener.closed.get(10, TimeUnit.SECONDS);
	}

}
