package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for going on under the same id after a cut.
 */
class ResumeTests {

	private final TestHub hub = new TestHub();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	@Test
	void aPageThatIsLeftIsGoneSoonUnlessItIsLoadedAnew() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer reloaded = this.hub.joined("orders", "reloaded", witness);
		TestPeer left = this.hub.joined("orders", "left", witness);
		reloaded.goesAway();
		left.goesAway();
		witness.hears();
		this.hub.timers().pass(Duration.ofSeconds(9));
		assertThat(this.hub.connect().resume("orders", reloaded.resumeToken()).peerId()).isEqualTo(reloaded.peerId());
		assertThat(witness.hearsTypes()).doesNotContain("peer-left");
		this.hub.timers().pass(Duration.ofHours(1));
		assertThat(witness.hears()).filteredOn((message) -> message.path("type").asString().equals("peer-left"))
			.extracting((message) -> message.path("peerId").asString())
			.containsExactly(left.peerId());
	}

	@Test
	void aCutPeerKeepsItsIdAndTheOthersNoticeNothing() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer peer = this.hub.joined("orders", "again", witness);
		peer.cut();
		this.hub.timers().pass(Duration.ofSeconds(29));
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		assertThat(TestPeer.ids(back.hearsOne("joined").path("peers"))).containsExactly(witness.peerId());
		assertThat(back.peerId()).isEqualTo(peer.peerId());
		this.hub.timers().pass(Duration.ofHours(1));
		assertThat(witness.hears()).isEmpty();
		back.wants(witness.peerId());
		assertThat(witness.hearsOne("signal").path("from").asString()).isEqualTo(peer.peerId());
	}

	@Test
	@Limit("a suspended peer")
	void whoDoesNotComeBackInTimeIsGone() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer peer = this.hub.joined("orders", "again", witness);
		peer.cut();
		this.hub.timers().pass(Duration.ofSeconds(30));
		this.hub.settle();
		assertThat(witness.hearsOne("peer-left").path("reason").asString()).isEqualTo("timeout");
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		assertThat(back.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
	}

	@Test
	void theOlderSocketIsClosedWhenAPeerResumes() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer old = this.hub.joined("orders", "again", witness);
		TestPeer back = this.hub.connect().resume("orders", old.resumeToken());
		assertThat(back.peerId()).isEqualTo(old.peerId());
		assertThat(old.closeCode()).isEqualTo(4001);
		old.wants(witness.peerId());
		old.cut();
		this.hub.timers().pass(Duration.ofHours(1));
		assertThat(witness.hears()).isEmpty();
		assertThat(back.closeCode()).isNull();
	}

	@Test
	void aTokenIsGoodForOneUse() {
		TestPeer peer = this.hub.joined("orders", "again");
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		TestPeer thief = this.hub.connect().resume("orders", peer.resumeToken());
		assertThat(thief.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
		assertThat(back.closeCode()).isNull();
		assertThat(back.resumeToken()).isNotEqualTo(peer.resumeToken());
	}

	@Test
	void aForgedTokenGivesANewId() {
		TestPeer peer = this.hub.joined("orders", "again");
		String token = peer.resumeToken();
		String content = token.substring(0, token.indexOf('.'));
		for (String forged : List.of("", "nonsense", ".", "\u20ac.\u20ac", content + ".", content + ".AAAA")) {
			TestPeer thief = this.hub.connect().resume("elsewhere", forged);
			assertThat(thief.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
			thief.say("{'type':'leave'}");
		}
		assertThat(peer.closeCode()).isNull();
	}

	@Test
	void aTokenIsGoodForItsChannelOnly() {
		TestPeer peer = this.hub.joined("orders", "again");
		TestPeer elsewhere = this.hub.connect().resume("stock", peer.resumeToken());
		assertThat(elsewhere.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
		assertThat(peer.closeCode()).isNull();
	}

	@Test
	void whoHasLeftDoesNotComeBackUnderItsId() {
		TestPeer peer = this.hub.joined("orders", "again");
		peer.say("{'type':'leave'}");
		assertThat(this.hub.connect().resume("orders", peer.resumeToken()).peerId()).isNotEqualTo(peer.peerId());
	}

	@Test
	void whatChangedWhileAwayIsTold() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer peer = this.hub.joined("orders", "before", witness);
		peer.cut();
		this.hub.connect().resume("orders", peer.resumeToken());
		this.hub.settle();
		JsonNode updated = witness.hearsOne("peer-updated").path("peer");
		assertThat(updated.path("peerId").asString()).isEqualTo(peer.peerId());
		assertThat(updated.path("name").asString()).isEqualTo("again");
	}

	@Test
	void whoLeftOrWasSentAwayMeanwhileIsToldAsSuch() {
		TestHub large = new TestHub(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
		this.meters.and(large.hub());
		TestPeer leaves = large.joined("orders", "leaves");
		TestPeer sentAway = large.joined("orders", "sent away");
		TestPeer timesOut = large.joined("orders", "times out");
		TestPeer stays = large.joined("orders", "stays");
		TestPeer peer = large.joined("orders", "again", leaves, sentAway, timesOut, stays);
		timesOut.cut();
		large.timers().pass(Duration.ofSeconds(10));
		peer.cut();
		leaves.say("{'type':'leave'}");
		large.hub().revoke(sentAway.peerId(), "Go away.");
		large.timers().pass(Duration.ofSeconds(25));
		List<JsonNode> heard = large.connect().resume("orders", peer.resumeToken()).hears();
		assertThat(TestPeer.ids(heard.get(0).path("peers"))).containsExactly(stays.peerId());
		assertThat(heard.subList(1, heard.size()))
			.extracting((message) -> message.path("peerId").asString() + " " + message.path("reason").asString())
			.containsExactly(leaves.peerId() + " left", sentAway.peerId() + " revoked");
	}

	@Test
	@Limit("signals for a suspended peer")
	void signalsWaitForASuspendedPeerUpTo64() {
		TestPeer sender = this.hub.joined("orders", "sender");
		TestPeer peer = this.hub.joined("orders", "again", sender);
		peer.cut();
		for (int i = 0; i < 64; i++) {
			sender.wants(peer.peerId());
		}
		assertThat(sender.hears()).isEmpty();
		sender.wants(peer.peerId());
		assertThat(sender.hearsOne("error").path("code").asString()).isEqualTo("rate-limited");
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		List<String> types = back.hearsTypes();
		assertThat(types).hasSize(65).startsWith("joined", "signal");
	}

	@Test
	@Limit("signals for a suspended peer")
	void signalsWaitForASuspendedPeerUpTo256Kilobytes() {
		TestHub large = new TestHub(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
		this.meters.and(large.hub());
		TestPeer sender = large.joined("orders", "sender");
		TestPeer peer = large.joined("orders", "again", sender);
		peer.cut();
		for (int i = 0; i < 4; i++) {
			sender.offers(peer.peerId(), 60_000);
		}
		assertThat(sender.hears()).isEmpty();
		sender.offers(peer.peerId(), 60_000);
		JsonNode error = sender.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("rate-limited");
		assertThat(error.path("message").asString()).contains("suspended").endsWith(".");
		sender.wants(peer.peerId());
		assertThat(sender.hears()).isEmpty();
		TestPeer back = large.connect().resume("orders", peer.resumeToken());
		assertThat(back.hearsTypes()).containsExactly("joined", "signal", "signal", "signal", "signal", "signal");
	}

	@Test
	@Limit("signals for a suspended peer")
	void signalsThatWaitInAllAreBoundedAndForgottenWithTheirMembers() {
		TestHub large = new TestHub(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
		this.meters.and(large.hub());
		TestPeer sender = large.joined("orders", "sender");
		List<TestPeer> away = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			TestPeer peer = large.joined("orders", "away", sender);
			peer.cut();
			away.add(peer);
		}
		int kept = fill(large, sender, away);
		assertThat(kept).isBetween(200, 300);
		large.timers().pass(Duration.ofSeconds(30));
		sender.hears();
		List<TestPeer> others = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			TestPeer peer = large.joined("orders", "away", sender);
			peer.cut();
			others.add(peer);
		}
		assertThat(fill(large, sender, others)).isEqualTo(kept);
	}

	private static int fill(TestHub hub, TestPeer sender, List<TestPeer> away) {
		int kept = 0;
		for (TestPeer peer : away) {
			for (int i = 0; i < 4; i++) {
				hub.timers().pass(Duration.ofMillis(10));
				sender.offers(peer.peerId(), 60_000);
				if (!sender.hears().isEmpty()) {
					return kept;
				}
				kept++;
			}
		}
		return kept;
	}

	@Test
	void signalsOfWhoHasLeftMeanwhileAreNotDelivered() {
		TestPeer sender = this.hub.joined("orders", "sender");
		TestPeer peer = this.hub.joined("orders", "again", sender);
		peer.cut();
		sender.wants(peer.peerId());
		sender.say("{'type':'leave'}");
		TestPeer back = this.hub.connect().resume("orders", peer.resumeToken());
		this.hub.settle();
		assertThat(back.hearsTypes()).containsExactly("joined", "peer-left");
	}

	@Test
	@Limit("resumes of one peer")
	void whoComesBackAgainAndAgainHasToWaitAndKeepsItsIdAndItsToken() {
		TestPeer peer = this.hub.joined("orders", "hasty");
		String token = peer.resumeToken();
		for (int i = 0; i < 10; i++) {
			TestPeer back = this.hub.connect().resume("orders", token);
			assertThat(back.peerId()).isEqualTo(peer.peerId());
			token = back.resumeToken();
		}
		TestPeer late = this.hub.connect().resume("orders", token);
		JsonNode error = late.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("rate-limited");
		assertThat(error.path("message").asString()).contains("10 times").endsWith(".");
		assertThat(this.hub.hub().refusals().count(ErrorCode.RATE_LIMITED)).isEqualTo(1);
		assertThat(late.closeCode()).isNull();
		this.hub.timers().pass(Duration.ofSeconds(3));
		assertThat(late.resume("orders", token).peerId()).isEqualTo(peer.peerId());
	}

	@Test
	void aHubWithAnotherKeyGivesNewIds() {
		TestPeer peer = this.hub.joined("orders", "again");
		TestPeer back = new TestHub().connect().resume("orders", peer.resumeToken());
		assertThat(back.peerId()).isNotEqualTo(peer.peerId()).startsWith("p-");
	}

	@Test
	void whoIsBackHearsOfAllWhoHaveGoneHoweverManyTheyAre() {
		TestHub large = new TestHub(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
		this.meters.and(large.hub());
		TestPeer away = large.joined("orders", "away");
		TestPeer late = large.joined("orders", "late", away);
		List<String> gone = IntStream.range(0, 1500)
			.mapToObj((i) -> large.connect().join("orders", "goes").peerId())
			.toList();
		away.cut();
		gone.forEach((peerId) -> large.hub().revoke(peerId, "You have to go."));
		late.cut();
		List<JsonNode> heard = large.connect().resume("orders", away.resumeToken()).hears();
		assertThat(heard.subList(1, heard.size())).extracting((message) -> message.path("peerId").asString())
			.isEqualTo(gone);
		assertThat(heard.subList(1, heard.size()))
			.allSatisfy((message) -> assertThat(message.path("reason").asString()).isEqualTo("revoked"));
		List<JsonNode> heardLate = large.connect().resume("orders", late.resumeToken()).hears();
		assertThat(heardLate.subList(1, heardLate.size())).extracting((message) -> message.path("peerId").asString())
			.isEqualTo(gone);
	}

}
