package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acknowledgements and the window: how a slow taker slows the sender.
 */
class LinkFlowTests {

	private static final String HUNDRED = "{\"type\":\"a\",\"x\":\"" + "x".repeat(81) + "\"}";

	@Test
	void anAcknowledgementRidesInAFrameThatGoesAnyway() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"question\"}");
		pair.time().run();
		pair.right().send("{\"type\":\"answer\"}");
		pair.time().run();
		assertThat(LinkEndpoint.frames(pair.rightTransport(), LinkChannel.ACTOR)).last()
			.isEqualTo("[{\"type\":\"ack\",\"received\":1},{\"type\":\"answer\"}]");
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
	}

	@Test
	void anAcknowledgementGoesAloneAfterAWhile() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"a\"}");
		pair.left().inspect("{\"type\":\"b\"}");
		pair.time().pass(Duration.ofMillis(49));
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isEqualTo(24);
		assertThat(pair.rightTransport().sent()).hasSize(2);
		pair.time().pass(Duration.ofMillis(1));
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(LinkEndpoint.frames(pair.rightTransport(), LinkChannel.ACTOR)).last()
			.isEqualTo("[{\"type\":\"ack\",\"received\":1}]");
		assertThat(LinkEndpoint.frames(pair.rightTransport(), LinkChannel.INSPECT)).last()
			.isEqualTo("[{\"type\":\"ack\",\"received\":1}]");
	}

	@Test
	void aTrickleOfMessagesDoesNotPutTheAcknowledgementOff() {
		LinkPair pair = LinkPair.connected();
		for (int i = 0; i < 3; i++) {
			pair.left().send("{\"type\":\"a\"}");
			pair.time().pass(Duration.ofMillis(20));
		}
		assertThat(LinkEndpoint.frames(pair.rightTransport(), LinkChannel.ACTOR)).last()
			.isEqualTo("[{\"type\":\"ack\",\"received\":3}]");
	}

	@Test
	void acknowledgementsAreNotAcknowledged() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"a\"}");
		pair.time().pass(Duration.ofSeconds(1));
		int sent = pair.leftTransport().sent().size() + pair.rightTransport().sent().size();
		pair.time().pass(Duration.ofSeconds(3));
		assertThat(pair.leftTransport().sent().size() + pair.rightTransport().sent().size()).isEqualTo(sent);
	}

	@Test
	void twoHundredAndFiftySixMessagesAreAcknowledgedAtOnce() {
		LinkPair pair = LinkPair.connected();
		IntStream.range(0, 255).forEach((i) -> pair.left().send("{\"type\":\"a\"}"));
		pair.time().run();
		assertThat(pair.rightTransport().sent()).hasSize(2);
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		assertThat(pair.rightTransport().sent()).last()
			.extracting(InMemoryFlight.Sent::text)
			.isEqualTo("[{\"type\":\"ack\",\"received\":256}]");
	}

	@Test
	void aQuarterOfTheWindowIsAcknowledgedAtOnce() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(4000, 1024, 1024, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		IntStream.range(0, 9).forEach((i) -> pair.left().send(HUNDRED));
		pair.time().run();
		assertThat(pair.rightTransport().sent()).hasSize(2);
		pair.left().send(HUNDRED);
		pair.time().run();
		assertThat(pair.rightTransport().sent()).last()
			.extracting(InMemoryFlight.Sent::text)
			.isEqualTo("[{\"type\":\"ack\",\"received\":10}]");
	}

	@Test
	void whatWasAcknowledgedDoesNotCountTowardsTheNextQuarter() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(4000, 1024, 1024, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		IntStream.range(0, 10).forEach((i) -> pair.left().send(HUNDRED));
		pair.time().run();
		int sent = pair.rightTransport().sent().size();
		IntStream.range(0, 9).forEach((i) -> pair.left().send(HUNDRED));
		pair.time().run();
		assertThat(pair.rightTransport().sent()).hasSize(sent);
	}

	@Test
	void framesWithoutMessagesThatCountDoNotHurryAnAcknowledgement() {
		HandPeer peer = HandPeer.greeted();
		IntStream.range(0, 20)
			.forEach((i) -> peer.say(LinkChannel.ACTOR,
					"[" + "{\"type\":\"pong\"},".repeat(900) + "{\"type\":\"pong\"}]"));
		peer.takeReceived();
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"a\"}]");
		assertThat(peer.takeReceived()).isEmpty();
	}

	@Test
	@Limit("messages unacknowledged")
	void aSideThatTakesNothingBoundsWhatIsUnderWayOnBothChannels() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(2000, 1024, 1024, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		pair.leftTransport().hold(LinkChannel.ACTOR);
		pair.leftTransport().hold(LinkChannel.INSPECT);
		for (int i = 0; i < 100; i++) {
			pair.left().send(HUNDRED);
			pair.left().inspect(HUNDRED);
			pair.time().pass(Duration.ofMillis(10));
		}
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isEqualTo(4000);
		assertThat(pair.left().link().statistics().queuedMessages()).isEqualTo(80);
		assertThat(pair.left().inspectionWaiting()).as("asked for as late as possible").isEqualTo(79);
		pair.leftTransport().release(LinkChannel.ACTOR);
		pair.leftTransport().release(LinkChannel.INSPECT);
		pair.time().pass(Duration.ofSeconds(3));
		assertThat(pair.right().listener().messages()).hasSize(200);
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
	}

	@Test
	void oneChannelsWindowIsNotTheOthers() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(2000, 1024, 1024, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		pair.leftTransport().hold(LinkChannel.INSPECT);
		IntStream.range(0, 100).forEach((i) -> pair.left().inspect(HUNDRED));
		pair.left().send("{\"type\":\"actor\"}");
		pair.time().run();
		assertThat(pair.right().told()).containsExactly("ACTOR {\"type\":\"actor\"}");
	}

	@Test
	void aMessageLargerThanTheWindowGoesWhenNothingIsUnderWay() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(100, 1024, 60_000, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		pair.rightTransport().hold(LinkChannel.ACTOR);
		String large = "{\"type\":\"a\",\"x\":\"" + "x".repeat(50_000) + "\"}";
		pair.left().send(large);
		pair.left().send("{\"type\":\"next\"}");
		pair.time().run();
		assertThat(pair.right().told()).containsExactly("ACTOR " + large);
		pair.rightTransport().release(LinkChannel.ACTOR);
		pair.time().run();
		assertThat(pair.right().told()).hasSize(2);
	}

	@Test
	void aReplyDoesNotWaitForTheWindow() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(100, 1024, 60_000, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		pair.rightTransport().hold(LinkChannel.ACTOR);
		pair.left().send(HUNDRED);
		pair.left().link().reply(LinkEndpoint.bytes("{\"type\":\"reply\",\"id\":1}"));
		pair.left().send(HUNDRED);
		pair.time().run();
		assertThat(pair.right().told()).containsExactly("ACTOR " + HUNDRED, "ACTOR {\"type\":\"reply\",\"id\":1}");
	}

	@Test
	void inspectionMessagesWaitForOthersUntilThereIsPlenty() {
		LinkPair pair = LinkPair.connected();
		pair.left().inspect(HUNDRED);
		pair.time().run();
		assertThat(pair.right().takeTold()).as("nothing went before it").hasSize(1);
		IntStream.range(1, LinkEndpoint.PLENTY).forEach((i) -> pair.left().inspect(HUNDRED));
		pair.time().pass(Duration.ofMillis(9));
		assertThat(pair.right().told()).as("they wait").isEmpty();
		pair.left().inspect(HUNDRED);
		pair.time().run();
		assertThat(pair.right().told()).as("there is plenty").hasSize(LinkEndpoint.PLENTY);
	}

	@Test
	void withNothingToInspectTheSourceIsLeftInPeace() {
		LinkPair pair = LinkPair.connected();
		int polls = pair.left().polls();
		pair.time().pass(Duration.ofSeconds(4));
		assertThat(pair.left().polls()).isEqualTo(polls);
	}

	@Test
	@Limit("messages that wait for a peer")
	void moreThanMayWaitEndsTheLinkAndComesBackWhole() {
		LinkSettings few = new LinkSettings(LinkTiming.defaults(), new LinkLimits(1000, 1024, 1024, 1000));
		LinkPair pair = LinkPair.connected(few, few);
		pair.leftTransport().hold(LinkChannel.ACTOR);
		IntStream.range(0, 21).forEach((i) -> {
			pair.left().send(HUNDRED);
			pair.time().run();
		});
		List<String> told = pair.left().takeTold();
		assertThat(told).hasSize(22);
		assertThat(told.subList(0, 21)).containsOnly("undelivered ACTOR " + HUNDRED + " overflow");
		assertThat(told.get(21)).startsWith("lost overflow");
		pair.leftTransport().release(LinkChannel.ACTOR);
		pair.time().run();
		assertThat(pair.right().told()).hasSize(11).last().asString().startsWith("lost overflow");
	}

}
