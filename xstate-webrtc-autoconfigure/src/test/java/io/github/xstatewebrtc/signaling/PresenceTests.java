package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how members learn of each other.
 */
class PresenceTests {

	private final TestHub hub = new TestHub(
			new HubSettings(2000, 64 * 1024, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
					Duration.ofSeconds(50), "all", RelaySettings.defaults()),
			IceServers.of(List.of()), ResumeTokens.ofThisProcess());

	private final TestPeer witness = this.hub.joined("orders", "witness");

	@Test
	void nothingIsToldBefore100Milliseconds() {
		this.hub.connect().join("orders", "newcomer");
		this.hub.timers().pass(Duration.ofMillis(99));
		assertThat(this.witness.hears()).isEmpty();
		this.hub.timers().pass(Duration.ofMillis(1));
		assertThat(this.witness.hearsTypes()).containsExactly("peer-joined");
	}

	@Test
	void severalWhoComeAtOnceAreToldInOneMessage() {
		TestPeer first = this.hub.connect().join("orders", "first");
		TestPeer second = this.hub.connect().join("orders", "second");
		TestPeer third = this.hub.connect().join("orders", "third");
		first.hears();
		third.hears();
		this.hub.settle();
		JsonNode peers = this.witness.hearsOne("peers");
		assertThat(TestPeer.ids(peers.path("peers"))).containsExactly(first.peerId(), second.peerId(), third.peerId());
		assertThat(peers.path("more").asBoolean()).isFalse();
		assertThat(TestPeer.ids(first.hearsOne("peers").path("peers"))).containsExactly(second.peerId(),
				third.peerId());
		assertThat(third.hears()).as("what the list in joined has said already").isEmpty();
	}

	@Test
	void severalChangesOfOneAreToldOnce() {
		TestPeer newcomer = this.hub.connect().join("orders", "newcomer");
		newcomer.say("{'type':'update','peer':{'services':[{'systemId':'a'}]}}");
		newcomer.say("{'type':'update','peer':{'services':[{'systemId':'b'}]}}");
		this.hub.settle();
		JsonNode joined = this.witness.hearsOne("peer-joined");
		assertThat(joined.path("peer").path("services").path(0).path("systemId").asString()).isEqualTo("b");
	}

	@Test
	void anUpdateThatChangesNothingIsNotTold() {
		this.witness.say("{'type':'update','peer':{'services':[]}}");
		TestPeer other = this.hub.joined("orders", "other", this.witness);
		this.hub.settle();
		assertThat(other.hears()).isEmpty();
	}

	@Test
	void whoComesAndGoesAtOnceIsNotTold() {
		this.hub.connect().join("orders", "newcomer").say("{'type':'leave'}");
		this.hub.settle();
		assertThat(this.witness.hears()).isEmpty();
	}

	@Test
	void whoComesBetweenTwoChangesHearsOfTheSecond() {
		TestPeer changing = this.hub.joined("orders", "changing", this.witness);
		changing.say("{'type':'update','peer':{'services':[{'systemId':'a'}]}}");
		TestPeer newcomer = this.hub.connect().join("orders", "newcomer");
		newcomer.hears();
		changing.say("{'type':'leave'}");
		this.hub.settle();
		assertThat(newcomer.hearsTypes()).containsExactly("peer-left");
		assertThat(this.witness.hearsTypes()).containsExactly("peer-joined", "peer-left");
	}

	@Test
	void aSignalNeverComesFromAPeerThatIsNotKnownYet() {
		TestPeer newcomer = this.hub.connect().join("orders", "newcomer");
		TestPeer other = this.hub.connect().join("orders", "other");
		newcomer.wants(this.witness.peerId());
		newcomer.wants(this.witness.peerId());
		assertThat(this.witness.hearsTypes()).containsExactly("peer-joined", "signal", "signal");
		this.hub.settle();
		assertThat(this.witness.hearsOne("peer-joined").path("peer").path("peerId").asString())
			.isEqualTo(other.peerId());
	}

	@Test
	void whoIsKnownEarlyAndChangesIsTold() {
		TestPeer newcomer = this.hub.connect().join("orders", "newcomer");
		newcomer.wants(this.witness.peerId());
		newcomer.say("{'type':'update','peer':{'services':[{'systemId':'a'}]}}");
		this.witness.hears();
		this.hub.settle();
		assertThat(this.witness.hearsTypes()).containsExactly("peer-updated");
	}

	@Test
	void whoIsKnownEarlyAndLeavesIsTold() {
		TestPeer newcomer = this.hub.connect().join("orders", "newcomer");
		newcomer.wants(this.witness.peerId());
		newcomer.say("{'type':'leave'}");
		this.witness.hears();
		this.hub.settle();
		assertThat(this.witness.hearsTypes()).containsExactly("peer-left");
	}

	@Test
	void manyChangesAreToldInFewMessagesAndWrittenOnce() {
		List<TestPeer> peers = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			peers.add(this.hub.connect().join("orders", "member"));
		}
		this.hub.settle();
		peers.forEach(TestPeer::hears);
		this.witness.hears();
		peers.forEach((peer) -> peer.say("{'type':'update','peer':{'services':[{'systemId':'cart'}]}}"));
		this.hub.settle();
		Set<String> written = Collections.newSetFromMap(new IdentityHashMap<>());
		for (TestPeer peer : peers) {
			List<String> texts = peer.hearsTexts();
			written.addAll(texts);
			assertThat(texts).hasSizeLessThan(10);
			assertThat(texts.stream().flatMap(PresenceTests::updated)).containsExactlyInAnyOrderElementsOf(
					peers.stream().filter((other) -> other != peer).map(TestPeer::peerId).toList());
		}
		assertThat(written).hasSizeLessThan(2 * peers.size());
		assertThat(this.witness.hearsTexts()).isSubsetOf(written);
	}

	private static Stream<String> updated(String text) {
		JsonNode message = ProtocolJson.mapper().readTree(text);
		JsonNode peers = message.has("peer") ? message.path("peer") : message.path("peers");
		return (message.has("peer") ? Stream.of(peers) : peers.valueStream())
			.filter((peer) -> peer.path("services").path(0).path("systemId").asString("").equals("cart"))
			.map((peer) -> peer.path("peerId").asString());
	}

	@Test
	void manyWhoLeaveAtOnceAreToldToAll() {
		List<TestPeer> peers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			peers.add(this.hub.connect().join("orders", "member"));
		}
		this.hub.settle();
		this.witness.hears();
		peers.forEach((peer) -> peer.say("{'type':'leave'}"));
		this.hub.settle();
		assertThat(this.witness.hearsTypes()).containsExactly("peer-left", "peer-left", "peer-left");
	}

	@Test
	void updatesOfOneMemberAreToldOnceASecondAndTheLastIsTold() {
		TestPeer busy = this.hub.joined("orders", "busy", this.witness);
		for (int i = 0; i < 20; i++) {
			busy.say("{'type':'update','peer':{'services':[{'systemId':'s" + i + "'}]}}");
			this.hub.settle();
		}
		this.hub.timers().pass(Duration.ofSeconds(1));
		assertThat(this.witness.hears()).hasSizeBetween(2, 4)
			.last()
			.satisfies(
					(message) -> assertThat(message.path("peer").path("services").path(0).path("systemId").asString())
						.isEqualTo("s19"));
		assertThat(busy.hears()).isEmpty();
	}

	@Test
	void whoLeavesAfterAnUpdateIsGoneAtOnce() {
		TestPeer busy = this.hub.joined("orders", "busy", this.witness);
		for (int i = 0; i < 2; i++) {
			busy.say("{'type':'update','peer':{'services':[{'systemId':'s" + i + "'}]}}");
			this.hub.settle();
		}
		busy.say("{'type':'leave'}");
		this.hub.settle();
		assertThat(this.witness.hearsTypes()).containsExactly("peer-updated", "peer-left");
		this.hub.timers().pass(Duration.ofMinutes(1));
		assertThat(this.witness.hears()).isEmpty();
	}

	@Test
	void aLongListComesInPages() {
		List<String> expected = new ArrayList<>(List.of(this.witness.peerId()));
		for (int i = 0; i < 250; i++) {
			expected.add(this.hub.connect().join("orders", "member").peerId());
		}
		List<JsonNode> messages = this.hub.connect().join("orders", "late").hears();
		assertThat(messages).hasSizeGreaterThan(1)
			.extracting((message) -> message.path("type").asString())
			.startsWith("joined", "peers");
		assertThat(messages).extracting((message) -> message.path("more").asBoolean())
			.startsWith(true)
			.endsWith(false)
			.containsOnlyOnce(false);
		assertThat(messages).allSatisfy((message) -> assertThat(message.toString().length()).isLessThan(64 * 1024));
		assertThat(messages.stream().flatMap((message) -> TestPeer.ids(message.path("peers")).stream()))
			.containsExactlyElementsOf(expected);
	}

}
