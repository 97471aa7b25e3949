package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A conversation goes on over one connection after the other, or ends as a whole.
 */
class LinkResumeTests {

	private static final String INSPECT = "[" + HandPeer.inspectHello("c-2") + "]";

	@Test
	void whatACutSwallowedIsSentAgainBeforeWhatCameLater() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"taken\"}");
		pair.time().pass(Duration.ofMillis(50));
		pair.leftTransport().hold(LinkChannel.ACTOR);
		pair.left().send("{\"type\":\"in-flight\"}");
		pair.left().inspect("{\"type\":\"event\"}");
		pair.time().run();
		pair.leftTransport().cut("The network went away.");
		pair.time().run();
		pair.left().send("{\"type\":\"queued\"}");
		pair.time().run();
		assertThat(pair.left().takeTold()).containsExactly("disconnected c-1");
		assertThat(pair.left().link().state()).isEqualTo(LinkState.DISCONNECTED);
		pair.connect("c-2");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(pair.left().told()).containsExactly("connected c-2");
		assertThat(pair.right().told()).containsExactly("ACTOR {\"type\":\"taken\"}", "INSPECT {\"type\":\"event\"}",
				"disconnected c-1", "connected c-2", "ACTOR {\"type\":\"in-flight\"}", "ACTOR {\"type\":\"queued\"}");
		LinkStatistics statistics = pair.left().link().statistics();
		assertThat(statistics.unacknowledgedBytes()).isZero();
		assertThat(statistics.queuedBytes()).isZero();
		assertThat(statistics.messagesSent()).as("each counted once").isEqualTo(4);
	}

	@Test
	void whatWasTakenAndNotAcknowledgedIsNotSentAgain() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.time().run();
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isEqualTo(12);
		pair.connect("c-2");
		pair.time().pass(Duration.ofSeconds(1));
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(pair.right().told()).containsExactly("ACTOR {\"type\":\"a\"}", "disconnected c-1", "connected c-2");
	}

	@Test
	void theHelloSaysWhoseConversationGoesOnAndWhereItIs() {
		LinkPair pair = LinkPair.connected();
		String left = hello(pair.leftTransport());
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.connect("c-2");
		String link = left.replaceAll(".*\"link\":\"(l-[0-9a-f]+)\".*", "$1");
		assertThat(hello(pair.leftTransport())).contains("\"link\":\"" + link + "\"", "\"received\":0");
		assertThat(hello(pair.rightTransport())).contains("\"resumes\":\"" + link + "\"", "\"received\":1");
	}

	@Test
	void aCutWhileMessagesAreSentAgainLosesNone() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		List<String> sent = IntStream.range(0, 600).mapToObj((i) -> "{\"type\":\"m\",\"n\":" + i + "}").toList();
		sent.forEach(pair.left()::send);
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.attempt("c-2");
		pair.leftTransport().hold(LinkChannel.ACTOR);
		pair.join();
		pair.leftTransport().deliverOne(LinkChannel.ACTOR);
		pair.time().run();
		pair.leftTransport().deliverOne(LinkChannel.ACTOR);
		pair.time().run();
		pair.leftTransport().cut("gone");
		pair.connect("c-3");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(pair.right().listener().messages().stream().map(Object::toString).toList()).isEqualTo(sent);
	}

	@Test
	void messagesSentAgainKeepToTheWindowOfTheNewConnection() {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		IntStream.range(0, 100).forEach((i) -> peer.endpoint().send("{\"type\":\"123456789\"}"));
		peer.time().run();
		assertThat(peer.endpoint().link().statistics().unacknowledgedBytes()).isEqualTo(2000);
		peer.open("c-2");
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-2", link, 10).replace("1048576,\"f", "1000,\"f") + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		assertThat(peer.endpoint().link().statistics().unacknowledgedBytes()).isEqualTo(1000);
		assertThat(peer.endpoint().link().statistics().queuedMessages()).isEqualTo(40);
		assertThat(peer.endpoint().link().statistics().queuedBytes()).isEqualTo(800);
	}

	@Test
	void aSideThatHasLostItsStateBeginsAnewAndTheOtherFailsWhatItHeld() {
		HandPeer peer = HandPeer.greeted();
		peer.endpoint().send("{\"type\":\"sent\"}");
		peer.time().run();
		peer.transport().cut("gone");
		peer.time().run();
		peer.endpoint().send("{\"type\":\"queued\"}");
		peer.open("c-2");
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-2").replace("l-hand", "l-new") + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		peer.endpoint().send("{\"type\":\"new\"}");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"first\"},{\"type\":\"ack\",\"received\":1}]");
		peer.time().pass(Duration.ofMillis(50));
		assertThat(peer.endpoint().told()).containsExactly("disconnected c-1",
				"undelivered ACTOR {\"type\":\"sent\"} peer-lost", "undelivered ACTOR {\"type\":\"queued\"} peer-lost",
				"connected c-2", "ACTOR {\"type\":\"first\"}");
		assertThat(peer.takeReceived()).last().isEqualTo("ACTOR [{\"type\":\"ack\",\"received\":1}]");
	}

	@Test
	void aSideThatHoldsAnotherLinkOfMineBeginsAnewWithMe() {
		HandPeer peer = HandPeer.greeted();
		peer.endpoint().send("{\"type\":\"sent\"}");
		peer.time().run();
		peer.open("c-2");
		peer.say(LinkChannel.ACTOR,
				"[" + HandPeer.hello("c-2").replace("\"received\":0", "\"resumes\":\"l-old\",\"received\":9") + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		assertThat(peer.endpoint().told()).containsExactly("undelivered ACTOR {\"type\":\"sent\"} peer-lost",
				"connected c-2");
	}

	static Stream<Arguments> impossible() {
		return Stream.of(Arguments.of(3, "of only 2 sent"), Arguments.of(-1, "received is -1"));
	}

	@ParameterizedTest
	@MethodSource("impossible")
	void aSideThatCannotHaveTakenWhatItSaysEndsTheLinkAndEverythingComesBack(long received, String sentence) {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		peer.endpoint().send("{\"type\":\"a\"}");
		peer.endpoint().send("{\"type\":\"b\"}");
		peer.time().run();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":1}]");
		peer.open("c-2");
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-2", link, received) + "]");
		assertThat(peer.endpoint().told()).hasSize(2)
			.first()
			.asString()
			.startsWith("undelivered ACTOR {\"type\":\"b\"}");
		assertThat(peer.endpoint().told()).last().asString().startsWith("lost protocol-error").contains(sentence);
	}

	@Test
	void aHelloOlderThanAnAcknowledgementCostsItsOwnConnectionAlone() {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		List.of("a", "b", "c").forEach((type) -> peer.endpoint().send("{\"type\":\"" + type + "\"}"));
		peer.time().run();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":2}]");
		peer.open("c-old");
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-old", link, 1) + ",{\"type\":\"never\"}]");
		assertThat(peer.isClosed()).isTrue();
		assertThat(peer.endpoint().told()).containsExactly("disconnected c-old");
		peer.open("c-2");
		peer.takeReceived();
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-2", link, 2) + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		assertThat(peer.takeReceived()).containsExactly("ACTOR [{\"type\":\"c\"}]");
		assertThat(peer.endpoint().told()).containsExactly("disconnected c-old", "connected c-2");
	}

	@Test
	void whoeverSaysNothingButOlderHellosLosesTheLinkInItsTime() {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		peer.endpoint().send("{\"type\":\"a\"}");
		peer.time().run();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":1}]");
		for (int i = 0; i < 30; i++) {
			peer.open("c-old");
			peer.say(LinkChannel.ACTOR, "[" + resuming("c-old", link, 0) + "]");
			assertThat(peer.endpoint().takeTold()).containsExactly("disconnected c-old");
			peer.time().pass(Duration.ofMillis(999));
		}
		peer.time().pass(Duration.ofSeconds(1));
		assertThat(peer.endpoint().told()).containsExactly("lost peer-lost: There was no connection for 30 seconds.");
	}

	@Test
	void whatWasTakenOnAConnectionThatAnOlderOneReplacedIsNotSentTwice() {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		List.of("a", "b").forEach((type) -> peer.endpoint().send("{\"type\":\"" + type + "\"}"));
		peer.time().run();
		peer.open("c-old");
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-old", link, 0) + "]");
		peer.open("c-2");
		peer.takeReceived();
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-2", link, 1) + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		assertThat(peer.takeReceived()).containsExactly("ACTOR [{\"type\":\"b\"}]");
		assertThat(peer.endpoint().told()).containsExactly("connected c-2");
	}

	@Test
	void countingGoesOnWhereTheOtherSideSays() {
		HandPeer peer = HandPeer.greeted();
		String link = hello(peer);
		List.of("a", "b", "c").forEach((type) -> peer.endpoint().send("{\"type\":\"" + type + "\"}"));
		peer.time().run();
		peer.open("c-2");
		peer.takeReceived();
		peer.say(LinkChannel.ACTOR, "[" + resuming("c-2", link, 2) + "]");
		peer.say(LinkChannel.INSPECT, INSPECT);
		assertThat(peer.takeReceived()).containsExactly("ACTOR [{\"type\":\"c\"}]");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":3}]");
		assertThat(peer.endpoint().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(peer.endpoint().told()).containsExactly("connected c-2");
	}

	@Test
	void aByeIsPrecededByTheAcknowledgementOfWhatWasTaken() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		pair.right().link().close(new LinkEnd(LinkEnd.CLOSING, "Done."));
		pair.time().run();
		assertThat(pair.left().told()).containsExactly("lost closing: Done.");
	}

	private static String resuming(String conn, String link, long received) {
		return HandPeer.hello(conn).replace("\"received\":0", "\"resumes\":\"" + link + "\",\"received\":" + received);
	}

	private static String hello(HandPeer peer) {
		return peer.takeReceived()
			.stream()
			.filter((frame) -> frame.contains("xstate.actor"))
			.findFirst()
			.orElseThrow()
			.replaceAll(".*\"link\":\"(l-[0-9a-f]+)\".*", "$1");
	}

	private static String hello(InMemoryTransport transport) {
		return LinkEndpoint.frames(transport, LinkChannel.ACTOR).get(0);
	}

}
