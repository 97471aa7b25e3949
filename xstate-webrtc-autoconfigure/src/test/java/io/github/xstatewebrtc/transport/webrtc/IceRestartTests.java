package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Connections that look for another path while they go on.
 */
@Timeout(60)
class IceRestartTests {

	private final WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final Altering atOfferer = new Altering();

	private final Altering atAnswerer = new Altering();

	private final Pair pair = new Pair(this.factory, this.factory, this.atOfferer, this.atAnswerer);

	@AfterEach
	void closeAll() {
		this.factory.close();
	}

	@Test
	void theChannelsGoOnByAnotherPath() throws Exception {
		this.pair.connect();
		TransportStatistics.Path before = path();
		for (int i = 0; i < 500; i++) {
			Pair.send(this.pair.offerer, LinkChannel.ACTOR, "frame " + i);
			if (i == 100) {
				this.pair.offerer.restart();
			}
		}
		for (int i = 0; i < 500; i++) {
			assertThat(this.atAnswerer.nextFrame().text()).isEqualTo("frame " + i);
		}
		await().until(() -> !path().equals(before));
		Pair.send(this.pair.answerer, LinkChannel.INSPECT, "the other way");
		assertThat(this.atOfferer.nextFrame().text()).isEqualTo("the other way");
		assertThat(this.atOfferer.told).hasSize(2);
		assertThat(ufrag(this.atOfferer.told.get(1))).isNotEqualTo(ufrag(this.atOfferer.told.get(0)));
		assertThat(this.factory.refusedCandidates()).isZero();
		this.pair.close();
		assertThat(this.atOfferer.afterTheEnd).isEmpty();
		assertThat(this.atAnswerer.afterTheEnd).isEmpty();
	}

	@Test
	@Limit("ICE restarts of one connection")
	void aConnectionDoesSoEightTimesAtMost() throws Exception {
		this.pair.connect();
		for (int restarts = 1; restarts <= Negotiation.MOST_RESTARTS; restarts++) {
			int expected = 1 + restarts;
			await().until(() -> {
				this.pair.offerer.restart();
				return this.atAnswerer.told.size() >= expected;
			});
		}
		for (int more = 0; more < 10; more++) {
			this.pair.offerer.restart();
			this.pair.offerer.statistics();
		}
		assertThat(this.atOfferer.told).hasSize(1 + Negotiation.MOST_RESTARTS);
		this.pair.answerer.remoteDescription(this.atOfferer.told.get(0));
		assertThat(this.atAnswerer.closed.get(10, TimeUnit.SECONDS))
			.isEqualTo("The other side sent another offer for the same connection");
	}

	@Test
	void aConnectionMayCloseAmidARestart() throws Exception {
		for (int i = 0; i < 50; i++) {
			Altering offering = new Altering();
			Altering answering = new Altering();
			Pair closing = new Pair(this.factory, this.factory, offering, answering).connect();
			await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> {
				closing.offerer.restart();
				return offering.told.size() >= 2;
			});
			((i % 4 < 2) ? closing.offerer : closing.answerer).close();
			closing.close();
			assertThat(offering.afterTheEnd).isEmpty();
			assertThat(answering.afterTheEnd).isEmpty();
		}
	}

	@Test
	void theAnswererNeverBeginsIt() throws Exception {
		this.pair.connect();
		this.pair.answerer.restart();
		this.pair.answerer.statistics();
		Pair.send(this.pair.answerer, LinkChannel.ACTOR, "goes on");
		assertThat(this.atOfferer.nextFrame().text()).isEqualTo("goes on");
		assertThat(this.atAnswerer.told).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "a=sctp-port:5000,a=sctp-port:5001", "a=mid:0,a=mid:9",
			"a=fingerprint:sha-256 ..:..,a=fingerprint:sha-256 00:11" })
	void anOfferOfAnotherConnectionUnderItsNameEndsIt(String line, String changed) throws Exception {
		this.pair.connect();
		this.atOfferer.alteration = (sdp) -> sdp.replaceAll(line, changed);
		// The channels may be open before the answer counts as applied.
		await().until(() -> {
			this.pair.offerer.restart();
			return this.atOfferer.told.size() == 2;
		});
		assertThat(this.atAnswerer.closed.get(10, TimeUnit.SECONDS))
			.isEqualTo("The other side sent another offer for the same connection that changes more than paths");
	}

	private TransportStatistics.Path path() {
		TransportStatistics.Path path = this.pair.offerer.statistics().path();
		assertThat(path).isNotNull();
		return path;
	}

	private static String ufrag(SessionDescription description) {
		return description.sdp().lines().filter((line) -> line.startsWith("a=ice-ufrag:")).findFirst().orElseThrow();
	}

	/**
	 * Forwards descriptions as they were made or otherwise.
	 */
	private static final class Altering extends RecordingListener {

		private final List<SessionDescription> told = new CopyOnWriteArrayList<>();

		private volatile UnaryOperator<String> alteration = UnaryOperator.identity();

		@Override
		public void localDescription(SessionDescription description) {
			this.told.add(description);
			super.localDescription(
					new SessionDescription(description.type(), this.alteration.apply(description.sdp())));
		}

	}

}
