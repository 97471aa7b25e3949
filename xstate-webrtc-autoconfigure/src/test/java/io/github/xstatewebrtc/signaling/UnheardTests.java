package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Unheard} through the hub: what is told on a socket that is cut, when
 * nobody has noticed yet. Whatever is heard there counts as lost.
 */
class UnheardTests {

	/** As late as a cut is noticed, and the resume window. */
	private static final Duration KEPT = Duration.ofSeconds(80);

	private final ChangingMind mind = new ChangingMind();

	private final TestHub hub = new TestHub(this.mind);

	@Test
	void whoIsBackHearsAgainWhoWasSentAwayOrLeftMeanwhile() {
		TestPeer sentAway = this.hub.joined("orders", "sent away");
		TestPeer leaves = this.hub.joined("orders", "leaves");
		TestPeer peer = this.hub.joined("orders", "peer");
		this.hub.hub().revoke(sentAway.peerId(), "Go away.");
		leaves.say("{'type':'leave'}");
		this.hub.settle();
		peer.hears();
		this.hub.timers().pass(Duration.ofSeconds(49));
		peer.cut();
		this.hub.timers().pass(Duration.ofSeconds(29));
		assertThat(back(peer)).containsExactly(sentAway.peerId() + " revoked", leaves.peerId() + " left");
	}

	@Test
	void whoIsBackBeforeTheOthersAreToldHearsItToo() {
		TestPeer sentAway = this.hub.joined("orders", "sent away");
		TestPeer peer = this.hub.joined("orders", "peer");
		this.hub.hub().revoke(sentAway.peerId(), "Go away.");
		assertThat(back(peer)).containsExactly(sentAway.peerId() + " revoked");
	}

	@Test
	void whatIsToldToWhoIsBackIsToldAgainIfThatSocketIsCutToo() {
		TestPeer sentAway = this.hub.joined("orders", "sent away");
		TestPeer peer = this.hub.joined("orders", "peer");
		this.hub.hub().revoke(sentAway.peerId(), "Go away.");
		String token = peer.resumeToken();
		for (int i = 0; i < 5; i++) {
			this.hub.timers().pass(Duration.ofSeconds(70));
			TestPeer again = this.hub.connect().resume("orders", token);
			assertThat(left(again)).containsExactly(sentAway.peerId() + " revoked");
			token = again.resumeToken();
		}
	}

	@Test
	void whatEachMustHaveHeardIsNotToldAgain() {
		TestPeer sentAway = this.hub.joined("orders", "sent away");
		TestPeer peer = this.hub.joined("orders", "peer");
		this.hub.hub().revoke(sentAway.peerId(), "Go away.");
		this.hub.timers().pass(KEPT.plusMillis(1));
		assertThat(back(peer)).isEmpty();
	}

	@Test
	void whoNoLongerMeetHearThatAgainUnlessTheyMeetAgain() {
		TestPeer ann = this.hub.login("ann").join("orders", "ann");
		TestPeer bob = this.hub.login("bob").join("orders", "bob");
		this.mind.grants.put("bob", EnumSet.of(Permission.INSPECT));
		this.hub.hub().reauthorize();
		TestPeer annBack = this.hub.login("ann").resume("orders", ann.resumeToken());
		assertThat(left(annBack)).containsExactly(bob.peerId() + " revoked");
		TestPeer bobBack = this.hub.login("bob").resume("orders", bob.resumeToken());
		assertThat(left(bobBack)).containsExactly(ann.peerId() + " revoked");
		this.mind.grants.clear();
		this.hub.hub().reauthorize();
		assertThat(left(this.hub.login("ann").resume("orders", annBack.resumeToken()))).isEmpty();
	}

	@Test
	void whoResumesWithOtherRightsHearsWhomItNoLongerMeetsOnItsNewSocketAfterTheList() {
		TestPeer ann = this.hub.login("ann").join("orders", "ann");
		TestPeer bob = this.hub.login("bob").join("orders", "bob");
		this.hub.settle();
		bob.hears();
		this.mind.grants.put("bob", EnumSet.of(Permission.INSPECT));
		TestPeer bobBack = this.hub.login("bob").resume("orders", bob.resumeToken());
		assertThat(bob.hears()).isEmpty();
		assertThat(bobBack.hears()).extracting((message) -> message.path("type").asString())
			.containsExactly("joined", "peer-left");
		ann.hears();
		this.mind.grants.clear();
		TestPeer bobAgain = this.hub.login("bob").resume("orders", bobBack.resumeToken());
		assertThat(bobBack.hears()).isEmpty();
		assertThat(TestPeer.ids(bobAgain.hearsOne("joined").path("peers"))).containsExactly(ann.peerId());
		assertThat(ann.hearsTypes()).containsExactly("peer-joined");
	}

	@Test
	void whoComesIntoThePlaceOfAnotherHearsNothingThatWasForThatOne() {
		TestPeer sentAway = this.hub.joined("orders", "sent away");
		TestPeer peer = this.hub.joined("orders", "peer");
		this.hub.hub().revoke(sentAway.peerId(), "Go away.");
		peer.say("{'type':'leave'}");
		TestPeer next = this.hub.joined("orders", "next");
		TestPeer another = this.hub.joined("orders", "another");
		assertThat(back(next)).isEmpty();
		assertThat(back(another)).isEmpty();
	}

	@Test
	@Limit("what a peer must hear again after a cut (who left or was sent away)")
	void whoMissesMoreThanIsKeptIsToldToEndTheLinksToAllWhoAreNotListed() {
		Unheard unheard = new Unheard(this.hub.timers(), KEPT);
		ChannelMember hearer = member(0);
		ChannelMember other = member(1);
		unheard.add(List.of(gone("first")), hearer.slots());
		for (int i = 0; i < Unheard.MAX; i++) {
			unheard.add(List.of(gone("next")), other.slots());
		}
		assertThat(unheard.tell(hearer, (peerId) -> false)).extracting(Object::toString).containsExactly("Settled[]");
		assertThat(unheard.tell(hearer, (peerId) -> false)).extracting(Object::toString).containsExactly("Settled[]");
		this.hub.timers().pass(KEPT.plusMillis(1));
		assertThat(unheard.tell(hearer, (peerId) -> false)).isEmpty();
	}

	private ChannelMember member(int slot) {
		ChannelMember member = new ChannelMember("p-" + slot, false, new JoinRequest("orders",
				Caller.anonymous(TestHub.ALL), new PeerInfo("a", "b", null, false, List.of())), TestHub.ALL,
				new HubTotals(TestHub.SETTINGS));
		member.takeSlot(slot);
		return member;
	}

	private static HubMessage gone(String peerId) {
		return new HubMessage.PeerLeft(peerId, "left");
	}

	private List<String> back(TestPeer peer) {
		return left(this.hub.connect().resume("orders", peer.resumeToken()));
	}

	private static List<String> left(TestPeer back) {
		List<JsonNode> heard = back.hears();
		assertThat(heard.get(0).path("type").asString()).isEqualTo("joined");
		return heard.stream()
			.filter((message) -> message.path("type").asString().equals("peer-left"))
			.map((message) -> message.path("peerId").asString() + " " + message.path("reason").asString())
			.toList();
	}

}
