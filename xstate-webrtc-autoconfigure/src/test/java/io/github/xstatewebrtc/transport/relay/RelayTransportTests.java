package io.github.xstatewebrtc.transport.relay;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RelayTransport}: links over the hub.
 */
class RelayTransportTests {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private SignalingHub hub = hub(1024 * 1024);

	private SignalingHub hub(int bytesPerSecond) {
		return new SignalingHub(HubSettings.defaults().withRelay(new RelaySettings(true, bytesPerSecond)),
				IceServers.of(List.of()), ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(),
				Timers.on(this.threads));
	}

	@AfterEach
	void stop() {
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	void messagesOfAnyLengthArriveInOrder() {
		RelayedPeer one = peer(true);
		RelayedPeer other = peer(true);
		List<String> names = IntStream.range(0, 1000).mapToObj((i) -> "m" + i).toList();
		await().until(() -> one.isConnected() && other.isConnected());
		names.forEach((name) -> one.send(name, "\u20ac\u00e9\\\"".repeat(name.endsWith("99") ? 5000 : 3)));
		await().atMost(Duration.ofSeconds(30)).until(() -> other.taken().size() >= names.size());
		assertThat(other.taken()).containsExactlyElementsOf(names);
		TransportStatistics statistics = one.link().transportStatistics();
		assertThat(statistics).isNotNull();
		assertThat(statistics.path()).isEqualTo(new TransportStatistics.Path("hub", "hub", null, null, "tcp"));
		assertThat(statistics.bytesSent()).isPositive();
		assertThat(this.hub.relayed().closed(RelayCode.RATE_LIMITED)).isZero();
	}

	@Test
	void whoKeepsTheQuotaSendsMoreThanItWithoutLosingTheConnection() {
		this.hub.close();
		this.hub = hub(256 * 1024);
		RelayedPeer one = peer(true);
		RelayedPeer other = peer(true);
		await().until(() -> one.isConnected() && other.isConnected());
		int count = 40;
		IntStream.range(0, count).forEach((i) -> one.send("m" + i, "x".repeat(16 * 1024)));
		await().atMost(Duration.ofSeconds(30)).until(() -> other.taken().size() >= count);
		assertThat(one.closings()).isEmpty();
		assertThat(this.hub.relayed().closed(RelayCode.RATE_LIMITED)).isZero();
	}

	@Test
	void whoDoesNotIsCutOffAgainAndAgainAndStillNothingIsLost() {
		this.hub.close();
		this.hub = hub(128 * 1024);
		RelayedPeer one = peer(false);
		RelayedPeer other = peer(false);
		await().until(() -> one.isConnected() && other.isConnected());
		List<String> names = IntStream.range(0, 100).mapToObj((i) -> "m" + i).toList();
		names.forEach((name) -> one.send(name, "x".repeat(8 * 1024)));
		await().atMost(Duration.ofSeconds(60)).until(() -> other.taken().size() + one.undelivered().size() >= 100);
		assertThat(other.taken()).containsExactlyElementsOf(names);
		assertThat(one.undelivered()).isEmpty();
		assertThat(one.closings()).contains("rate-limited");
		assertThat(this.hub.relayed().closed(RelayCode.RATE_LIMITED)).isPositive();
	}

	private RelayedPeer peer(boolean paced) {
		return new RelayedPeer(
				(session) -> this.hub.connect(session, Caller.anonymous(EnumSet.allOf(Permission.class))), this.threads,
				paced);
	}

}
