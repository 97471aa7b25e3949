package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkSettings;
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
 * What the application answers to every message on a link, for those who may do some of
 * it: over real connections, whatever a hub lets through.
 */
class PermittedMessagesTests {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final TestActors actors = new TestActors();

	private final LocalPeer peer = new LocalPeer(
			new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()), this.hub.ownPeer(),
			this.transports, this.actors.bridge(), this.actors.desk(this.threads), this.threads, this.threads);

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

	static Stream<Set<Permission>> withoutInspect() {
		return Stream.of(EnumSet.of(Permission.VALUES), EnumSet.of(Permission.SEND), EnumSet.of(Permission.SPAWN),
				EnumSet.of(Permission.PEERS), EnumSet.complementOf(EnumSet.of(Permission.INSPECT)));
	}

	static Stream<Set<Permission>> withInspect() {
		return Stream.of(EnumSet.of(Permission.INSPECT), EnumSet.of(Permission.INSPECT, Permission.VALUES),
				EnumSet.complementOf(EnumSet.of(Permission.VALUES)), EnumSet.allOf(Permission.class));
	}

	@ParameterizedTest
	@MethodSource("withoutInspect")
	void whoMayNotInspectSeesNothingAndIsSentAwayForAsking(Set<Permission> permissions) {
		try (TestInspector other = connected(permissions)) {
			actorsTakeNothing(other, permissions);
			other.say(LinkChannel.INSPECT, "{\"type\":\"uninspect\"}");
			other.inspect();
			LinkEnd end = other.ends();
			assertThat(end.code()).isEqualTo(LinkEnd.FORBIDDEN);
			assertThat(end.message()).contains("'inspect' is not granted");
			assertThat(this.actors.bridge().watchers()).isZero();
			assertThat(other.everything()).doesNotContain("@xstate", "paid", "DE-4711");
		}
	}

	@ParameterizedTest
	@MethodSource("withInspect")
	void whoMayInspectSeesStatesAndWithValuesTheValues(Set<Permission> permissions) {
		try (TestInspector other = connected(permissions)) {
			actorsTakeNothing(other, permissions);
			other.inspect().hears("synced");
			this.actors.pay("DE-4711");
			ObjectNode snapshot = other.hears("@xstate.snapshot");
			assertThat(snapshot.at("/snapshot/value").asString()).isEqualTo("paid");
			assertThat(snapshot.at("/snapshot/context/amount").asString())
				.isEqualTo(permissions.contains(Permission.VALUES) ? "DE-4711" : "******");
			other.say(LinkChannel.INSPECT, "{\"type\":\"uninspect\"}");
			await().until(() -> this.actors.bridge().watchers() == 0);
			this.actors.goTo("unseen");
			actorsTakeNothing(other, permissions);
			assertThat(other.everything()).doesNotContain("unseen");
		}
	}

	// What is answered where actors are exposed stands in the tests of messaging.
	private static void actorsTakeNothing(TestInspector other, Set<Permission> permissions) {
		String unexposed = permissions.contains(Permission.SEND) ? "not-exposed" : "forbidden";
		Map<String, String> codes = new LinkedHashMap<>();
		codes.put("ask", unexposed);
		codes.put("spawn", permissions.contains(Permission.SPAWN) ? "spawn-failed" : "forbidden");
		codes.put("stop", "forbidden");
		if (!permissions.contains(Permission.INSPECT)) {
			codes.put("subscribe", "forbidden");
			codes.put("watch", permissions.contains(Permission.SEND) ? "no-such-actor" : "forbidden");
		}
		codes.forEach((type, code) -> {
			other.say(LinkChannel.ACTOR, "{\"type\":\"" + type
					+ "\",\"id\":1,\"to\":\"@order\",\"src\":\"orderMachine\",\"event\":{\"type\":\"GO\"}}");
			assertThat(other.hears("failure").path("code").asString()).as(type).isEqualTo(code);
		});
		other.say(LinkChannel.ACTOR, "{\"type\":\"send\",\"to\":\"@order\",\"event\":{\"type\":\"GO\"}}");
		assertThat(other.hears("dead-letter").path("code").asString()).isEqualTo(unexposed);
	}

	private TestInspector connected(Set<Permission> permissions) {
		return TestInspector.join(this.hub, "orders", permissions).meet("jvm").connect();
	}

}
