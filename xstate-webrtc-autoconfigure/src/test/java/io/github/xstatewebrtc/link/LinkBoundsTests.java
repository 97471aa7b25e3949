package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a side that takes nothing, or sends without end, can cost this side.
 */
class LinkBoundsTests {

	private static final String HUNDRED = "{\"type\":\"a\",\"x\":\"" + "x".repeat(81) + "\"}";

	private static final byte[] REPLY = LinkEndpoint.bytes("{\"type\":\"reply\",\"id\":1}");

	private static final LinkSettings SMALL = new LinkSettings(LinkTiming.defaults(),
			new LinkLimits(1000, 1024, 60_000, 10_000));

	@Test
	@Limit("answers unacknowledged")
	void oneWhoAsksAndNeverAcknowledgesIsNotAnsweredForEver() {
		HandPeer peer = HandPeer.greeted();
		reply(peer, 1024);
		assertThat(peer.endpoint().told()).isEmpty();
		reply(peer, 1);
		assertThat(peer.endpoint().told()).last().asString().startsWith("lost overflow");
		assertThat(peer.takeReceived()).last().asString().contains("\"type\":\"bye\",\"code\":\"overflow\"");
		assertThat(peer.endpoint().link().statistics().unacknowledgedBytes()).isZero();
	}

	@Test
	void oneWhoAcknowledgesIsAnsweredForEver() {
		HandPeer peer = HandPeer.greeted();
		for (int i = 1; i <= 4; i++) {
			reply(peer, 1000);
			peer.say(LinkChannel.ACTOR, "[{\"type\":\"ack\",\"received\":" + i * 1000 + "}]");
		}
		assertThat(peer.endpoint().told()).isEmpty();
	}

	@Test
	void ordinaryMessagesDoNotCountAsAnswers() {
		HandPeer peer = HandPeer.greeted();
		IntStream.range(0, 3000).forEach((i) -> peer.endpoint().send("{\"type\":\"a\"}"));
		reply(peer, 1024);
		assertThat(peer.endpoint().told()).isEmpty();
	}

	@Test
	@Limit("answers unacknowledged")
	void largeAnswersThatNobodyAcknowledgesAreBoundedByTheirBytes() {
		HandPeer peer = greeted(SMALL, "1048576");
		byte[] answer = LinkEndpoint.bytes("{\"type\":\"reply\",\"value\":\"" + "x".repeat(4975) + "\"}");
		assertThat(answer).hasSize(5002);
		peer.endpoint().link().reply(answer);
		peer.time().run();
		assertThat(peer.endpoint().told()).isEmpty();
		peer.endpoint().link().reply(answer);
		peer.time().run();
		assertThat(peer.endpoint().told()).last().asString().startsWith("lost overflow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1048576", "9223372036854775807" })
	@Limit("messages unacknowledged")
	void aWindowIsUsedOnlyAsFarAsThisSideKeepsMessages(String windowBytes) {
		HandPeer peer = greeted(SMALL, windowBytes);
		for (int i = 0; i < 150; i++) {
			peer.endpoint().send(HUNDRED);
			peer.endpoint().inspect(HUNDRED);
			peer.time().pass(Duration.ofMillis(10));
		}
		assertThat(peer.endpoint().link().statistics().unacknowledgedBytes()).isEqualTo(20_000);
		assertThat(peer.endpoint().told()).isEmpty();
	}

	@Test
	@Limit("one message over a link")
	void aMessageThatIsLargerThanThisSideKeepsIsNotSentWhateverTheOtherTakes() {
		HandPeer peer = greeted(SMALL, "9223372036854775807");
		String large = "{\"type\":\"a\",\"x\":\"" + "x".repeat(10_000) + "\"}";
		peer.endpoint().inspect(large);
		peer.time().run();
		assertThat(peer.endpoint().told()).containsExactly("undelivered INSPECT " + large + " too-large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"type\":\"pong\"}]", "+[" })
	@Limit("frames to be read")
	void oneWhoSendsFramesWithoutEndIsCutOff(String frame) {
		HandPeer peer = HandPeer.greeted();
		flood(peer, frame, 39_998);
		assertThat(peer.endpoint().told()).isEmpty();
		peer.time().pass(Duration.ofSeconds(1));
		flood(peer, frame, 10_000);
		assertThat(peer.endpoint().told()).isEmpty();
		flood(peer, frame, 2);
		assertThat(peer.endpoint().told()).singleElement()
			.asString()
			.isEqualTo("lost protocol-error: More than 10000 frames a second were sent.");
	}

	@Test
	void aSenderOfManySmallMessagesKeepsBelowTheRateByPuttingThemTogether() {
		LinkPair pair = LinkPair.connected();
		for (int i = 0; i < 20_000; i++) {
			pair.left().send("{\"type\":\"a\"}");
			pair.time().run();
		}
		assertThat(pair.leftTransport().sent()).hasSizeBetween(4_900, 5_000);
		pair.time().pass(Duration.ofSeconds(1));
		assertThat(pair.leftTransport().sent()).hasSizeBetween(4_900, 5_200);
		assertThat(pair.right().listener().messages()).hasSize(20_000);
	}

	@Test
	void aWholeWindowMayComeOnOneChannelBeforeTheOthersHello() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-1") + ",{\"type\":\"first\"}]");
		IntStream.range(0, 64).forEach((i) -> peer.say(LinkChannel.ACTOR, frame("m" + i)));
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1") + "]");
		assertThat(peer.endpoint().told()).hasSize(66).startsWith("connected c-1", "ACTOR {\"type\":\"first\"}");
		assertThat(peer.endpoint().told()).last().asString().contains("\"m63\"");
	}

	@Test
	@Limit("before hello on both channels")
	void oneWhoNeverSaysHelloOnTheOtherChannelCannotFillTheMemory() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1") + "]");
		IntStream.range(0, 127).forEach((i) -> peer.say(LinkChannel.INSPECT, frame("m" + i)));
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.INSPECT, frame("a"));
		peer.say(LinkChannel.INSPECT, frame("b"));
		assertThat(peer.endpoint().told()).singleElement().asString().contains("before hello was said on both");
	}

	@Test
	@Limit("before hello on both channels")
	void whatSharesAFrameWithHelloIsShort() {
		HandPeer peer = new HandPeer();
		peer.open("c-1");
		String trees = ",{\"type\":\"\"}".repeat(1_100);
		peer.say(LinkChannel.INSPECT, "+[" + HandPeer.inspectHello("c-1") + trees);
		IntStream.range(0, 3).forEach((i) -> peer.say(LinkChannel.INSPECT, "+" + trees));
		assertThat(peer.endpoint().told()).isEmpty();
		peer.say(LinkChannel.INSPECT, "+" + trees);
		assertThat(peer.endpoint().told()).singleElement().asString().contains("before hello was said on both");
	}

	private static String frame(String type) {
		String message = "{\"type\":\"" + type + "\",\"text\":\"\"}";
		int room = 16 * 1024 - message.length() - 2;
		return "[" + message.replace("\"\"", "\"" + "x".repeat(room) + "\"") + "]";
	}

	private static HandPeer greeted(LinkSettings settings, String bytes) {
		HandPeer peer = new HandPeer(settings);
		peer.open("c-1");
		peer.say(LinkChannel.ACTOR, "[" + HandPeer.hello("c-1").replace("1048576", bytes) + "]");
		peer.say(LinkChannel.INSPECT, "[" + HandPeer.inspectHello("c-1").replace("1048576", bytes) + "]");
		assertThat(peer.endpoint().takeTold()).isEqualTo(List.of("connected c-1"));
		return peer;
	}

	private static void reply(HandPeer peer, int times) {
		for (int i = 0; i < times; i++) {
			peer.endpoint().link().reply(REPLY);
		}
		peer.time().run();
	}

	private static void flood(HandPeer peer, String frame, int times) {
		for (int i = 0; i < times; i++) {
			peer.force(LinkChannel.ACTOR, LinkEndpoint.bytes(frame));
		}
	}

}
