package io.github.xstatewebrtc.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Connections through which nothing passes for a while, or that are about to end.
 */
@Timeout(60)
class TroubledConnectionTests {

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final WebRtcTransportFactory webRtc = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private @Nullable MeetingPeers peers;

	@AfterEach
	void stop() {
		this.webRtc.close();
		if (this.peers != null) {
			this.peers.close();
		}
		this.wire.shutdownNow();
	}

	@Test
	void anInterruptedConnectionLooksForAnotherPathAndStaysTheSame() {
		TroubledTransports offering = new TroubledTransports(this.webRtc, true);
		TroubledTransports answering = new TroubledTransports(this.webRtc, true);
		MeetingPeers.Side offerer = connect(true, offering, answering);
		MeetingPeers.Side answerer = peers().other(offerer);
		TransportStatistics.Path before = path(answerer);
		answering.made(0).tell(TransportListener::interrupted);
		offering.made(0).tell(TransportListener::interrupted);
		await().until(() -> !path(answerer).equals(before));
		assertThat(offerer.actual().totals().restarts()).isOne();
		assertThat(offering.made(0).restarts()).isOne();
		assertThat(answering.made(0).restarts()).as("the answerer's").isZero();
		assertThat(offering.made() + answering.made()).isEqualTo(2);
		assertThat(offerer.isDirect() && answerer.isDirect()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void nobodyLooksForAnotherPathUnlessBothCan(boolean thisOne, boolean theOther) {
		TroubledTransports offering = new TroubledTransports(this.network, thisOne);
		TroubledTransports answering = new TroubledTransports(this.network, theOther);
		MeetingPeers.Side offerer = connect(theOther, offering, answering);
		offering.made(0).tell(TransportListener::interrupted);
		// It would ask for another one, perhaps when there is one already.
		answering.made(0).endsUnheard();
		offering.made(0).close();
		await().until(() -> offering.made() == 2 && offerer.isDirect());
		assertThat(offering.made(0).restarts()).isZero();
		assertThat(offerer.actual().totals().restarts()).isZero();
	}

	@Test
	void lookingForAnotherPathIsBoundedAsAreNewConnections() {
		TroubledTransports offering = new TroubledTransports(this.network, true);
		MeetingPeers.Side offerer = connect(true, offering, new TroubledTransports(this.network, true));
		for (int i = 0; i < 30; i++) {
			offering.made(0).tell(TransportListener::interrupted);
		}
		await().until(() -> offering.made(0).restarts() + offerer.actual().totals().attemptsRefused() == 30);
		assertThat(offering.made(0).restarts()).isBetween(1, 12);
		assertThat(offerer.actual().totals().restarts()).as("those that began").isZero();
	}

	@Test
	void aConnectionThatIsAboutToEndBeforeItIsInUseIsReplacedOnceItIs() {
		TroubledTransports offering = new TroubledTransports(this.network, false);
		offering.expiringAtOnce = true;
		MeetingPeers.Side offerer = peers(false).meet(offering, this.network);
		await().until(() -> offering.made() >= 1);
		offering.expiringAtOnce = false;
		await().until(() -> offering.made() >= 2 && offering.made(0).isOver() && offerer.isDirect());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aConnectionThatIsAboutToEndIsReplacedHoweverManyStrangersAsk(boolean atOfferer) {
		TroubledTransports offering = new TroubledTransports(this.network, false);
		TroubledTransports answering = new TroubledTransports(this.network, false);
		this.peers = new MeetingPeers(false, () -> 0);
		MeetingPeers.Side offerer = connect(this.peers, offering, answering);
		MeetingPeers.Side side = atOfferer ? offerer : this.peers.other(offerer);
		TroubledTransports transports = atOfferer ? offering : answering;
		side.actual().exhaustAttempts();
		transports.made(0).tell(TransportListener::expiring);
		await().until(() -> transports.made() == 2 && transports.made(0).isOver() && side.isDirect());
	}

	private static MeetingPeers.Side connect(MeetingPeers peers, TransportFactory ofOfferer,
			TransportFactory ofAnswerer) {
		MeetingPeers.Side offerer = peers.meet(ofOfferer, ofAnswerer);
		await().until(() -> offerer.isDirect() && peers.other(offerer).isDirect());
		return offerer;
	}

	private MeetingPeers.Side connect(boolean announced, TransportFactory ofOfferer, TransportFactory ofAnswerer) {
		return connect(peers(announced), ofOfferer, ofAnswerer);
	}

	private MeetingPeers peers(boolean announced) {
		this.peers = new MeetingPeers(announced);
		return this.peers;
	}

	private MeetingPeers peers() {
		assertThat(this.peers).isNotNull();
		return this.peers;
	}

	private static TransportStatistics.Path path(MeetingPeers.Side side) {
		TransportStatistics statistics = side.statistics();
		assertThat(statistics).isNotNull();
		TransportStatistics.Path path = statistics.path();
		assertThat(path).isNotNull();
		return path;
	}

}
