package io.github.xstatewebrtc.web.servlet;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.application.RemoteHub;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.transport.relay.RelayedPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Links over the hub with real sockets, which break, and a server that starts anew.
 */
class RelayOverSocketsTests {

	private static final byte[] KEY = new byte[ResumeTokens.MIN_KEY_BYTES];

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void messagesOutliveBrokenSocketsAndARestartOfTheHub() {
		try (TestServer first = server(0)) {
			URI signaling = URI.create(first.uri("/xstate/signaling").toString().replaceFirst("^http", "ws"));
			RemoteHub wayOfOne = new RemoteHub(signaling);
			RemoteHub wayOfOther = new RemoteHub(signaling);
			RelayedPeer one = new RelayedPeer(wayOfOne, this.threads, true);
			RelayedPeer other = new RelayedPeer(wayOfOther, this.threads, true);
			patiently().until(() -> one.isConnected() && other.isConnected());
			List<String> ids = List.of(one.id(), other.id());
			send(one, other, 0);
			wayOfOne.cut();
			wayOfOther.cut();
			send(one, other, 1);
			patiently().atMost(Duration.ofSeconds(20)).until(() -> hasAll(one, 2) && hasAll(other, 2));
			send(one, other, 2);
			int port = first.port();
			first.stop();
			send(one, other, 3);
			try (TestServer second = server(port)) {
				patiently().atMost(Duration.ofSeconds(25)).until(() -> hasAll(one, 4) && hasAll(other, 4));
				assertThat(second.hub().relayed().frames()).isPositive();
				assertThat(List.of(one.id(), other.id())).isEqualTo(ids);
				for (RelayedPeer peer : List.of(one, other)) {
					assertThat(peer.taken()).containsExactlyElementsOf(
							IntStream.range(0, 4).boxed().flatMap((round) -> names(round).stream()).toList());
					assertThat(peer.undelivered()).isEmpty();
					peer.leave();
				}
			}
		}
	}

	// A message of which Tomcat has written a part when its socket is cut ends in an
	// exception of Tomcat's own thread.
	private static ConditionFactory patiently() {
		return await().dontCatchUncaughtExceptions();
	}

	private static void send(RelayedPeer one, RelayedPeer other, int round) {
		names(round).forEach((name) -> {
			one.send(name, "x".repeat(500));
			other.send(name, "x".repeat(500));
		});
	}

	private static List<String> names(int round) {
		return IntStream.range(0, 200).mapToObj((i) -> round + "-" + i).toList();
	}

	private static boolean hasAll(RelayedPeer peer, int rounds) {
		return peer.taken().size() >= rounds * names(0).size();
	}

	private static TestServer server(int port) {
		return new TestServer(new LoopbackGate(false), ClassLoader.getPlatformClassLoader(),
				ResumeTokens.derivedFrom(KEY), "server.port=" + port);
	}

}
