package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A side that does not keep to the protocol: the link ends with a sentence, and nothing
 * else happens.
 */
class HostilePeerTests {

	static Stream<Arguments> frames() {
		return Stream.of(Arguments.of("", "must not be empty"), Arguments.of("hello", "begins with"),
				Arguments.of("[", "not JSON"), Arguments.of("[]", "at least one"), Arguments.of("[1]", "JSON object"),
				Arguments.of("[{}]", "has a type"), Arguments.of("+", "must not be empty"),
				Arguments.of(".x", "not JSON"), Arguments.of("[" + "{\"type\":".repeat(200), "nesting"),
				Arguments.of("[{\"type\":\"" + "x".repeat(17_000) + "\"}]", "at most 16384"),
				Arguments.of("[{\"type\":\"ack\"}]", "lacks a member"),
				Arguments.of("[{\"type\":\"ack\",\"received\":\"1\"}]", "wrong type"),
				Arguments.of("[{\"type\":\"ack\",\"received\":1e400}]", "wrong type"),
				Arguments.of("[{\"type\":\"ack\",\"received\":1}]", "of only 0 sent"),
				Arguments.of("[{\"type\":\"ack\",\"received\":9223372036854775807}]", "of only 0 sent"),
				Arguments.of("[{\"type\":\"ack\",\"received\":-1}]", "went back"),
				Arguments.of("[" + HandPeer.hello("c-1") + "]", "said once"));
	}

	@ParameterizedTest
	@MethodSource("frames")
	void aFrameThatIsNotAllowedEndsTheLinkInWords(String frame, String sentence) {
		HandPeer peer = HandPeer.greeted();
		peer.takeReceived();
		peer.force(LinkChannel.ACTOR, LinkEndpoint.bytes(frame));
		assertThat(peer.takeReceived()).singleElement()
			.asString()
			.startsWith("ACTOR [{\"type\":\"bye\",\"code\":\"protocol-error\",\"message\":\"")
			.contains(sentence);
		assertThat(peer.endpoint().told()).singleElement()
			.asString()
			.startsWith("lost protocol-error: ")
			.contains(sentence);
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"more\"}]");
		peer.time().pass(Duration.ofSeconds(1));
		assertThat(peer.isClosed()).isTrue();
		assertThat(peer.endpoint().told()).hasSize(1);
		assertThat(peer.time().timers()).isZero();
	}

	@ParameterizedTest
	@MethodSource("frames")
	void theSameHoldsForTheInspectionChannel(String frame, String sentence) {
		HandPeer peer = HandPeer.greeted();
		peer.force(LinkChannel.INSPECT, LinkEndpoint.bytes(frame));
		assertThat(peer.endpoint().told()).singleElement().asString().startsWith("lost protocol-error: ");
	}

	@Test
	void messagesBeforeTheBadOneInAFrameAreTaken() {
		HandPeer peer = HandPeer.greeted();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"good\"},{\"type\":\"ack\",\"received\":5},{\"type\":\"never\"}]");
		assertThat(peer.endpoint().told()).hasSize(2).first().isEqualTo("ACTOR {\"type\":\"good\"}");
	}

	@Test
	void anAcknowledgementThatGoesBackEndsTheLink() {
		HandPeer peer = HandPeer.greeted();
		peer.endpoint().send("{\"type\":\"a\"}");
		peer.endpoint().send("{\"type\":\"b\"}");
		peer.time().run();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":2}]");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":2}]");
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":1}]");
		assertThat(peer.endpoint().told()).singleElement().asString().contains("went back from 2 to 1");
	}

	@Test
	@Limit("slices of one message")
	void slicesLargerThanAMessageMayBeEndTheLink() {
		HandPeer peer = HandPeer.greeted();
		peer.say(LinkChannel.INSPECT, "+[{\"type\":\"a\",\"x\":\"");
		IntStream.range(0, 64).forEach((i) -> peer.say(LinkChannel.INSPECT, "+" + "x".repeat(16_383)));
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.INSPECT, "+" + "x".repeat(100));
		assertThat(peer.endpoint().told()).singleElement().asString().contains("more than the 1048576 bytes");
	}

	static Stream<Arguments> hellos() {
		String hello = HandPeer.hello("c-1");
		return Stream.of(Arguments.of("{\"type\":\"a\"}", "protocol-error", "must be hello"),
				Arguments.of("{\"type\":\"ping\",\"t\":1}", "protocol-error", "must be hello"),
				Arguments.of(hello.replace("\"version\":1", "\"version\":0"), "unsupported-version", "not spoken here"),
				Arguments.of(hello.replace("\"version\":1", "\"version\":\"1\""), "protocol-error", "wrong type"),
				Arguments.of(hello.replace("xstate.actor", "xstate.inspect"), "protocol-error", "another channel"),
				Arguments.of(hello.replace("p-hand", "p-other"), "protocol-error", "peerId"),
				Arguments.of(hello.replace("c-1", "c-0"), "protocol-error", "conn"),
				Arguments.of(hello.replace("\"received\":0", "\"received\":3"), "protocol-error", "received is 3"),
				Arguments.of(hello.replace("\"received\":0", "\"received\":-3"), "protocol-error", "received is -3"),
				Arguments.of(hello.replace("\"frameBytes\":16384", "\"frameBytes\":4"), "protocol-error",
						"frameBytes"));
	}

	@ParameterizedTest
	@MethodSource("hellos")
	void aBadHelloEndsTheLink(String hello, String code, String sentence) {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[" + hello + "]");
		assertThat(peer.endpoint().told()).singleElement()
			.asString()
			.startsWith("lost " + code + ": ")
			.contains(sentence);
		assertThat(peer.takeReceived()).last().asString().startsWith("ACTOR [{\"type\":\"bye\",\"code\":\"" + code);
	}

	@Test
	void noHelloWithinTenSecondsEndsTheConnectionAndNeverSayingItTheLink() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-1") + "]");
		peer.time().pass(Duration.ofMillis(9_999));
		assertThat(peer.endpoint().told()).isEmpty();
		peer.time().pass(Duration.ofMillis(1));
		assertThat(peer.endpoint().takeTold()).containsExactly("disconnected c-1");
		assertThat(peer.isClosed()).isTrue();
		peer.open("c-2");
		peer.time().pass(Duration.ofSeconds(10));
		peer.open("c-3");
		peer.time().pass(Duration.ofSeconds(10));
		assertThat(peer.endpoint().told()).containsExactly("disconnected c-2",
				"lost peer-lost: There was no connection for 30 seconds.");
	}

	@Test
	void aSideThatResumesWhatIsNotHeldBeginsAnew() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR,
				"[" + HandPeer.hello("c-1").replace("\"received\":0", "\"resumes\":\"l-old\",\"received\":57") + "]");
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1") + "]");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"a\"}]");
		assertThat(peer.endpoint().told()).containsExactly("connected c-1", "ACTOR {\"type\":\"a\"}");
	}

	@Test
	void aLaterVersionIsSpokenToInThisOne() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-1").replace("\"version\":1", "\"version\":2") + "]");
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1") + "]");
		assertThat(peer.endpoint().told()).containsExactly("connected c-1");
	}

	@Test
	void messagesInTheFrameOfTheHelloWaitForTheOtherChannel() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1") + ",{\"type\":\"inspect\"}]");
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-1") + ",{\"type\":\"a\"}]");
		assertThat(peer.endpoint().told()).containsExactly("connected c-1", "INSPECT {\"type\":\"inspect\"}",
				"ACTOR {\"type\":\"a\"}");
	}

	@Test
	@Limit("frames to be read")
	void oneWhoIgnoresTheWindowCannotFillTheMemoryOfABusySide() {
		HandPeer peer = HandPeer.greeted();
		byte[] frame = LinkEndpoint.bytes("[{\"type\":\"a\",\"x\":\"" + "x".repeat(16_000) + "\"}]");
		for (int i = 0; i < 2_000; i++) {
			peer.transport().force(LinkChannel.ACTOR, frame);
		}
		peer.time().run();
		List<String> told = peer.endpoint().told();
		assertThat(told).last().asString().startsWith("lost protocol-error: More was sent");
		assertThat(told.size()).isBetween(900, 1_100);
	}

	@Test
	void aFloodOfPingsIsAnsweredOnceAFrame() {
		HandPeer peer = HandPeer.greeted();
		peer.takeReceived();
		peer.say(LinkChannel.INSPECT,
				"[" + "{\"type\":\"ping\",\"t\":1},".repeat(500) + "{\"type\":\"ping\",\"t\":2}]");
		assertThat(peer.takeReceived()).containsExactly("INSPECT [{\"type\":\"pong\",\"t\":2}]");
	}

	@Test
	void nothingAfterAByeIsRead() {
		HandPeer peer = HandPeer.greeted();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"bye\",\"code\":\"closing\",\"message\":\"Over.\"},{\"type\":\"a\"}]");
		peer.say(LinkChannel.INSPECT, "[{\"type\":\"b\"}]");
		assertThat(peer.endpoint().told()).containsExactly("lost closing: Over.");
	}

	@Test
	void aByeBeforeHelloEndsTheLinkToo() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"bye\",\"code\":\"forbidden\",\"message\":\"No.\"},{\"type\":\"a\"}]");
		assertThat(peer.endpoint().told()).containsExactly("lost forbidden: No.");
		assertThat(peer.isClosed()).isTrue();
		assertThat(peer.takeReceived()).noneMatch((frame) -> frame.contains("bye"));
	}

}
