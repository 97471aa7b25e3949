package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.protocol.signaling.Signal;
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
 * What a peer does with its links when the hub says that nobody comes back any more.
 */
class SettledTests {

	private static final Duration RESUME_WINDOW = Duration.ofMillis(50);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final ExecutorService wire = Executors.newSingleThreadExecutor();

	private final InMemoryNetwork network = new InMemoryNetwork(this.wire);

	private final SignalingHub hub = new SignalingHub(
			new HubSettings(10, 64 * 1024, 100, Duration.ofSeconds(10), RESUME_WINDOW, Duration.ofSeconds(1), "all",
					RelaySettings.defaults()),
			IceServers.of(List.of()), ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(),
			Timers.on(this.threads));

	@AfterEach
	void stop() {
		this.hub.close();
		this.threads.shutdownNow();
		this.wire.shutdownNow();
	}

	@Test
	void aLinkToWhoIsNotListedOutlivesTheTimeOutAndEndsThen() {
		TestSide peer = join();
		TestSide stays = join();
		TestSide goes = join();
		List<TestSide> others = List.of(stays, goes);
		await().until(() -> others.stream().allMatch((other) -> peer.knows(other) && other.knows(peer)));
		others.forEach((other) -> connect(peer, other));
		await().until(() -> others.stream().allMatch((other) -> peer.isDirect(other) && other.isDirect(peer)));
		goes.losesTheHub();
		await().until(() -> peer.heard()
			.stream()
			.anyMatch((text) -> text.contains("\"peer-left\"") && text.contains("\"timeout\"")));
		peer.hasListened();
		assertThat(peer.isDirect(goes)).isTrue();
		peer.isTold("{'type':'settled'}");
		await().until(() -> !peer.knows(goes) && !goes.isDirect(peer));
		assertThat(peer.isDirect(stays) && stays.isDirect(peer)).isTrue();
	}

	private TestSide join() {
		return new TestSide(this.hub, LinkSettings.defaults(), this.network, this.threads);
	}

	private static void connect(TestSide one, TestSide other) {
		boolean offers = one.id().compareTo(other.id()) > 0;
		TestSide offerer = offers ? one : other;
		offerer.remote(offers ? other : one).signal(Signal.wantConnect());
	}

}
