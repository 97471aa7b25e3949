package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.IceServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IceServers} and how a hub hands them out.
 */
class IceServersTests {

	private static final IceServer STUN = new IceServer(List.of("stun:stun.example"), null, null);

	private static final IceServers TURN = new TurnCredentials(List.of(STUN), List.of("turn:turn.example"), "north",
			Duration.ofMinutes(10), InstantSource.fixed(Instant.ofEpochSecond(1433894918)));

	@Test
	void credentialsAreThoseOfTurnRest() {
		IceServer turn = TURN.lease("p-1").servers().get(1);
		assertThat(turn.username()).isEqualTo("1433895518:p-1");
		// printf %s 1433895518:p-1 | openssl dgst -sha1 -hmac north -binary | base64
		assertThat(turn.credential()).isEqualTo("f8bn2luZZ18RZIxUcrAYTCTv7g4=");
		assertThat(turn.toString()).doesNotContain("f8bn2luZZ18RZIxUcrAYTCTv7g4=");
	}

	@Test
	void aHubHandsThemOutAndRenewsThemBeforeTheyExpire() {
		TestHub hub = new TestHub(TestHub.SETTINGS, TURN, ResumeTokens.ofThisProcess());
		TestPeer peer = hub.connect().join("orders", "peer");
		JsonNode servers = peer.hearsOne("joined").path("iceServers");
		assertThat(servers.path(0)).hasToString("{\"urls\":[\"stun:stun.example\"]}");
		assertThat(servers.path(1).path("username").asString()).endsWith(":" + peer.peerId());
		hub.timers().pass(Duration.ofSeconds(449));
		assertThat(peer.hears()).isEmpty();
		hub.timers().pass(Duration.ofSeconds(1));
		assertThat(peer.hearsOne("ice-servers").path("iceServers")).hasSize(2);
		hub.timers().pass(Duration.ofSeconds(450));
		assertThat(peer.hearsTypes()).containsExactly("ice-servers");
	}

	@Test
	void nothingIsRenewedForWhoIsGone() {
		TestHub hub = new TestHub(TestHub.SETTINGS, TURN, ResumeTokens.ofThisProcess());
		hub.joined("orders", "peer").say("{'type':'leave'}");
		assertThat(hub.timers().waiting()).isZero();
	}

	@Test
	void aSourceThatFailsKeepsNobodyOut() {
		TestHub hub = new TestHub(TestHub.SETTINGS, (peerId) -> {
			throw new IllegalStateException("no secret");
		}, ResumeTokens.ofThisProcess());
		TestPeer peer = hub.connect().join("orders", "peer");
		assertThat(peer.hearsOne("joined").path("iceServers")).isEmpty();
	}

}
