package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for members that come back after a restart of the hub.
 */
class HubRestartTests {

	private final byte[] key = new byte[32];

	@Test
	void idsSurviveARestartOfAHubThatKeepsItsKey() {
		TestHub before = hub(ResumeTokens.signedWith(this.key));
		TestPeer peer = before.joined("orders", "again");
		before.hub().close();
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		TestPeer back = after.connect().resume("orders", peer.resumeToken());
		assertThat(back.peerId()).isEqualTo(peer.peerId());
		assertThat(after.connect().resume("orders", peer.resumeToken()).peerId()).isNotEqualTo(peer.peerId());
		assertThat(after.connect().resume("orders", back.resumeToken()).peerId()).isEqualTo(peer.peerId());
	}

	@Test
	void aKeyThatIsDerivedFromASecretIsTheSameInEveryRunAndAnotherThanTheSecret() {
		byte[] secret = "a secret of more than 32 characters".getBytes(StandardCharsets.UTF_8);
		TestPeer peer = hub(ResumeTokens.derivedFrom(secret)).joined("orders", "again");
		assertThat(hub(ResumeTokens.derivedFrom(secret)).connect().resume("orders", peer.resumeToken()).peerId())
			.isEqualTo(peer.peerId());
		byte[] other = "another secret of over 32 characters".getBytes(StandardCharsets.UTF_8);
		for (ResumeTokens tokens : List.of(ResumeTokens.signedWith(secret), ResumeTokens.derivedFrom(other))) {
			assertThat(hub(tokens).connect().resume("orders", peer.resumeToken()).peerId()).isNotEqualTo(peer.peerId());
		}
	}

	@Test
	void whoComesBackLaterAfterARestartIsToldOfAsOneWhoJoins() {
		TestHub before = hub(ResumeTokens.signedWith(this.key));
		TestPeer early = before.joined("orders", "early");
		TestPeer late = before.joined("orders", "late", early);
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		TestPeer earlyBack = after.connect().resume("orders", early.resumeToken());
		assertThat(TestPeer.ids(earlyBack.hearsOne("joined").path("peers"))).isEmpty();
		after.timers().pass(Duration.ofSeconds(29));
		TestPeer lateBack = after.connect().resume("orders", late.resumeToken());
		after.settle();
		assertThat(earlyBack.hearsOne("peer-joined").path("peer").path("peerId").asString()).isEqualTo(late.peerId());
		assertThat(TestPeer.ids(lateBack.hearsOne("joined").path("peers"))).containsExactly(early.peerId());
	}

	@Test
	void idsOfAnEarlierRunEndWithTheResumeWindow() {
		TestPeer peer = hub(ResumeTokens.signedWith(this.key)).joined("orders", "again");
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		after.timers().pass(Duration.ofSeconds(30));
		assertThat(after.connect().resume("orders", peer.resumeToken()).peerId()).isNotEqualTo(peer.peerId());
	}

	@Test
	void aTokenOfAnEarlierRunIsTakenForAWeek() {
		TestHub before = hub(ResumeTokens.signedWith(this.key));
		TestPeer stale = before.joined("orders", "stale");
		before.timers().pass(Duration.ofSeconds(1));
		TestPeer fresh = before.joined("orders", "fresh");
		TestHub after = hub(ResumeTokens.signedWith(this.key), TestHub.START.plus(Duration.ofDays(7)));
		assertThat(after.connect().resume("orders", stale.resumeToken()).peerId()).isNotEqualTo(stale.peerId());
		assertThat(after.connect().resume("orders", fresh.resumeToken()).peerId()).isEqualTo(fresh.peerId());
	}

	@Test
	void whoWasSentAwayDoesNotComeBackByATokenOfAnEarlierRun() {
		TestPeer peer = hub(ResumeTokens.signedWith(this.key)).joined("orders", "again");
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		TestPeer back = after.connect().resume("orders", peer.resumeToken());
		assertThat(after.hub().revoke(back.peerId(), "You have to go.")).isTrue();
		for (String token : List.of(peer.resumeToken(), back.resumeToken())) {
			assertThat(after.connect().resume("orders", token).peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
		}
	}

	@Test
	void whoIsBackIsToldWhenNobodyElseComesBackAnyMore() {
		TestHub before = hub(ResumeTokens.signedWith(this.key));
		TestPeer early = before.joined("orders", "early");
		TestPeer late = before.joined("orders", "late", early);
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		TestPeer earlyBack = after.connect().resume("orders", early.resumeToken());
		TestPeer stranger = after.joined("orders", "stranger", earlyBack);
		after.timers().pass(Duration.ofMillis(29_800));
		after.connect().resume("orders", late.resumeToken());
		assertThat(earlyBack.hears()).isEmpty();
		after.timers().pass(Duration.ofMillis(100));
		assertThat(earlyBack.hearsTypes()).containsExactly("peer-joined", "settled");
		assertThat(stranger.hearsTypes()).containsExactly("peer-joined");
		after.timers().pass(Duration.ofMinutes(1));
		assertThat(earlyBack.hears()).isEmpty();
	}

	@Test
	void whoIsAwayThenIsToldWhenItIsBackAgain() {
		TestPeer peer = hub(ResumeTokens.signedWith(this.key)).joined("orders", "again");
		TestHub after = hub(ResumeTokens.signedWith(this.key));
		TestPeer back = after.connect().resume("orders", peer.resumeToken());
		after.timers().pass(Duration.ofSeconds(20));
		back.cut();
		after.timers().pass(Duration.ofSeconds(15));
		TestPeer again = after.connect().resume("orders", back.resumeToken());
		assertThat(again.hearsTypes()).containsExactly("joined", "settled");
		assertThat(after.connect().resume("orders", again.resumeToken()).hearsTypes()).containsExactly("joined");
	}

	private static TestHub hub(ResumeTokens tokens) {
		return hub(tokens, TestHub.START);
	}

	private static TestHub hub(ResumeTokens tokens, Instant start) {
		return new TestHub(TestHub.SETTINGS, tokens, start);
	}

}
