package io.github.xstatewebrtc.peer;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.signaling.Caller;
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
 * The application as a peer, reached by another one over real connections.
 */
class LocalPeerTests {

	private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

	private static final PeerSettings SETTINGS = new PeerSettings("shop", "host", List.of("orders"),
			LinkSettings.defaults());

	private volatile Set<Permission> granted = ALL;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshakeAmong(() -> this.granted), Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final TestActors actors = new TestActors();

	private final LocalPeer peer = peer(this.transports);

	@BeforeEach
	void start() {
		this.peer.start();
	}

	@AfterEach
	void stop() {
		this.peer.stop();
		this.transports.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void showsItsActorsToWhomeverMayInspectWhicheverSideOffers(boolean offers) {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", ALL, offers)) {
			inspector.connect().inspect();
			assertThat(inspector.hears("@xstate.actor").path("name").asString()).isEqualTo("order");
			inspector.hears("synced");
			this.actors.goTo("paid");
			assertThat(inspector.hears("@xstate.snapshot").at("/snapshot/value").asString()).isEqualTo("paid");
		}
	}

	@Test
	void whoMayNotInspectIsToldSoAndDisconnected() {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", EnumSet.of(Permission.PEERS))) {
			inspector.meet("jvm").connect().inspect();
			LinkEnd end = inspector.ends();
			assertThat(end.code()).isEqualTo(LinkEnd.FORBIDDEN);
			assertThat(end.message()).contains("inspect");
			await().until(() -> this.actors.bridge().watchers() == 0);
		}
	}

	@Test
	void whoMayInspectWithoutValuesSeesStatesAndKeys() {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders",
				EnumSet.of(Permission.PEERS, Permission.INSPECT))) {
			inspector.meet("jvm").connect().inspect().hears("synced");
			this.actors.pay("DE-4711");
			ObjectNode snapshot = inspector.hears("@xstate.snapshot");
			assertThat(snapshot.at("/snapshot/value").asString()).isEqualTo("paid");
			assertThat(snapshot.at("/snapshot/context/amount").asString()).isEqualTo("******");
		}
	}

	@Test
	void goesOnShowingWhenTheOthersSocketBreaks() {
		try (TestInspector inspector = watching()) {
			inspector.cutSignaling();
			this.actors.goTo("packed");
			assertThat(inspector.hears("@xstate.snapshot").at("/snapshot/value").asString()).isEqualTo("packed");
		}
	}

	@Test
	void whomTheHubSendsAwayIsDisconnectedToo() {
		try (TestInspector inspector = watching()) {
			assertThat(this.hub.revoke(inspector.peerId(), "Go away.")).isTrue();
			assertThat(inspector.isRefused().message()).isEqualTo("Go away.");
			assertThat(inspector.ends().code()).isEqualTo(LinkEnd.CLOSING);
			await().until(() -> this.actors.bridge().watchers() == 0);
		}
	}

	@Test
	void whoMayNotInspectAnyMoreIsDisconnectedThoughItStays() {
		try (TestInspector inspector = watching()) {
			this.granted = EnumSet.of(Permission.PEERS);
			this.hub.reauthorize();
			LinkEnd end = inspector.ends();
			assertThat(end.code()).isEqualTo(LinkEnd.FORBIDDEN);
			assertThat(end.message()).contains("inspect");
			await().until(() -> this.actors.bridge().watchers() == 0);
			assertThat(this.hub.channels().get(0).members()).hasSize(2);
		}
	}

	@Test
	void whoMaySeeValuesNoMoreWatchesAnewWithoutThem() {
		try (TestInspector inspector = watching()) {
			this.granted = EnumSet.complementOf(EnumSet.of(Permission.VALUES));
			this.hub.reauthorize();
			inspector.hears("synced");
			assertThat(this.actors.bridge().watchers()).isOne();
		}
	}

	@Test
	void whoseLogInExpiresIsDisconnectedToo() {
		Caller caller = Caller.user("ann", Set.of(), Instant.now().plusSeconds(8));
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", caller)) {
			inspector.meet("jvm").connect().inspect().hears("synced");
			assertThat(inspector.isRefused().code()).isEqualTo("unauthorized");
			assertThat(inspector.ends().code()).isEqualTo(LinkEnd.CLOSING);
			await().until(() -> this.actors.bridge().watchers() == 0);
		}
	}

	@Test
	void aPeerThatSaysGoodbyeAndLeavesIsForgotten() {
		TestInspector inspector = watching();
		inspector.sayGoodbye();
		inspector.close();
		await().until(() -> this.peer.peers().isEmpty());
		assertThat(this.actors.bridge().watchers()).isZero();
	}

	@Test
	void saysGoodbyeWhenItStopsAndIsBackWhenItStartsAgain() {
		try (TestInspector inspector = watching()) {
			this.peer.stop();
			assertThat(inspector.ends().code()).isEqualTo(LinkEnd.CLOSING);
		}
		this.peer.start();
		watching().close();
	}

	@Test
	void actorsTakeNoMessagesAndSaySo() {
		try (TestInspector inspector = watching()) {
			inspector.say(LinkChannel.ACTOR,
					"{\"type\":\"ask\",\"id\":7,\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
			ObjectNode failure = inspector.hears("failure");
			assertThat(failure.path("id").asInt()).isEqualTo(7);
			assertThat(failure.path("code").asString()).isEqualTo("not-exposed");
			inspector.say(LinkChannel.ACTOR, "{\"type\":\"send\",\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
			assertThat(inspector.hears("dead-letter").path("to").asString()).isEqualTo("@order");
		}
	}

	@Test
	void aBadInspectMessageEndsTheLinkInWords() {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", ALL)) {
			inspector.meet("jvm").connect();
			inspector.say(LinkChannel.INSPECT, "{\"type\":\"inspect\",\"history\":{}}");
			assertThat(inspector.ends().code()).isEqualTo("protocol-error");
		}
	}

	@Test
	void whoAsksToInspectAgainAndAgainIsSentAway() {
		try (TestInspector inspector = watching()) {
			for (int i = 0; i < 15; i++) {
				inspector.inspect();
			}
			assertThat(inspector.ends().code()).isEqualTo(LinkEnd.OVERFLOW);
			await().until(() -> this.actors.bridge().watchers() == 0);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aNewConnectionBeginsUnwatched(boolean offers) {
		try (TestInspector inspector = TestInspector.join(this.hub, "orders", ALL, offers)) {
			inspector.connect().inspect().hears("synced");
			inspector.connect();
			await().until(() -> this.actors.bridge().watchers() == 0);
			inspector.inspect().hears("synced");
			this.actors.goTo("paid");
			assertThat(inspector.hears("@xstate.snapshot").at("/snapshot/value").asString()).isEqualTo("paid");
		}
	}

	@Test
	void showsHowItIsConnected() {
		try (TestInspector inspector = watching()) {
			PeerView view = this.peer.peer(inspector.peerId());
			assertThat(view).isNotNull();
			assertThat(view.channel()).isEqualTo("orders");
			ConnectionView connection = view.connection();
			assertThat(connection).isNotNull();
			assertThat(connection.state()).isEqualTo(LinkState.CONNECTED);
			assertThat(connection.inspects()).isTrue();
			assertThat(connection.statistics().messagesSent()).isPositive();
			await().until(() -> hasPath(this.peer.peer(inspector.peerId())));
		}
	}

	@Test
	void countsWhatWentOverLinksThatAreGone() {
		try (TestInspector inspector = watching()) {
			inspector.sayGoodbye();
		}
		await().until(() -> this.peer.peers().isEmpty());
		assertThat(this.peer.totals().messagesSent()).isPositive();
		assertThat(this.peer.totals().bytesReceived()).isPositive();
	}

	@Test
	void aMachineThatCannotConnectStaysInItsChannel() {
		TransportFactory broken = (role, servers) -> {
			throw new TransportUnavailableException("No native library here.", null);
		};
		LocalPeer hermit = new LocalPeer(new PeerSettings("hermit", "host", List.of("cave"), LinkSettings.defaults()),
				this.hub.ownPeer(), broken, this.actors.bridge(), this.actors.desk(this.threads), this.threads,
				this.threads);
		hermit.start();
		try (TestInspector inspector = TestInspector.join(this.hub, "cave", ALL, true)) {
			inspector.connect();
			Refusal refused = inspector.isRefusedByPeer();
			assertThat(refused.code()).isEqualTo("unavailable");
			assertThat(refused.message()).isEqualTo("No native library here.");
			await().until(() -> hermit.peers().size() == 1);
			assertThat(hermit.peerIds()).containsKey("cave");
		}
		hermit.stop();
	}

	private static boolean hasPath(@Nullable PeerView view) {
		TransportStatistics transport = (view != null && view.connection() != null) ? view.connection().transport()
				: null;
		return transport != null && transport.path() != null;
	}

	private TestInspector watching() {
		TestInspector inspector = TestInspector.join(this.hub, "orders", ALL);
		inspector.meet("jvm").connect().inspect().hears("synced");
		return inspector;
	}

	private LocalPeer peer(TransportFactory factory) {
		return new LocalPeer(SETTINGS, this.hub.ownPeer(), factory, this.actors.bridge(),
				this.actors.desk(this.threads), this.threads, this.threads);
	}

}
