package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Two links talking: hello, batches, order.
 */
class LinkConversationTests {

	static IntStream seeds() {
		return IntStream.range(0, 15);
	}

	@Test
	void bothSidesGreetOnBothChannelsAndThenAreConnected() {
		LinkPair pair = new LinkPair();
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTING);
		pair.connect("c-1");
		assertThat(pair.left().told()).containsExactly("connected c-1");
		assertThat(pair.right().told()).containsExactly("connected c-1");
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTED);
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR)).singleElement()
			.asString()
			.startsWith("[{\"type\":\"hello\",\"version\":1,\"channel\":\"xstate.actor\",\"peerId\":\"p-left\","
					+ "\"conn\":\"c-1\",\"link\":\"l-")
			.doesNotContain("resumes")
			.contains("\"received\":0");
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.INSPECT)).singleElement()
			.asString()
			.contains("\"channel\":\"xstate.inspect\"")
			.doesNotContain("\"link\"", "received", "resumes");
	}

	@Test
	void nothingElseIsSentBeforeTheOtherSidesHello() {
		LinkPair pair = new LinkPair();
		pair.left().send("{\"type\":\"a\"}");
		pair.left().inspect("{\"type\":\"b\"}");
		pair.attempt("c-1");
		pair.rightTransport().hold(LinkChannel.INSPECT);
		pair.join();
		assertThat(pair.leftTransport().sent()).hasSize(2).allMatch((frame) -> frame.text().contains("hello"));
		assertThat(pair.left().told()).isEmpty();
		pair.rightTransport().release(LinkChannel.INSPECT);
		pair.time().run();
		assertThat(pair.left().told()).containsExactly("connected c-1");
		assertThat(pair.right().told()).containsExactly("connected c-1", "ACTOR {\"type\":\"a\"}",
				"INSPECT {\"type\":\"b\"}");
	}

	@Test
	void whatWaitsGoesInOneFrame() {
		LinkPair pair = new LinkPair();
		pair.left().send("{\"type\":\"a\"}");
		pair.left().send("{\"type\":\"b\"}");
		pair.left().send("{\"type\":\"c\"}");
		pair.connect("c-1");
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR)).hasSize(2)
			.last()
			.isEqualTo("[{\"type\":\"a\"},{\"type\":\"b\"},{\"type\":\"c\"}]");
		assertThat(pair.right().told()).endsWith("ACTOR {\"type\":\"a\"}", "ACTOR {\"type\":\"b\"}",
				"ACTOR {\"type\":\"c\"}");
	}

	@Test
	void messagesOfAnUnknownTypeAndUnknownMembersArePassedOn() {
		LinkPair pair = LinkPair.connected();
		pair.left().inspect("{\"type\":\"@xstate.new\",\"x\":[{}]}");
		pair.time().run();
		assertThat(pair.right().told()).containsExactly("INSPECT {\"type\":\"@xstate.new\",\"x\":[{}]}");
	}

	@Test
	void inspectionWaitsAMomentForOthersToShareItsFrame() {
		LinkPair pair = LinkPair.connected();
		pair.left().inspect("{\"type\":\"a\"}");
		pair.time().run();
		pair.left().inspect("{\"type\":\"b\"}");
		pair.left().inspect("{\"type\":\"c\"}");
		pair.time().pass(Duration.ofMillis(9));
		assertThat(pair.right().told()).containsExactly("INSPECT {\"type\":\"a\"}");
		pair.time().pass(Duration.ofMillis(1));
		assertThat(pair.right().told()).hasSize(3);
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.INSPECT)).last()
			.isEqualTo("[{\"type\":\"b\"},{\"type\":\"c\"}]");
	}

	@Test
	void aMessageBetweenActorsIsBehindAtMostOneFrameOfInspection() {
		LinkPair pair = LinkPair.connected();
		pair.left().inspect("{\"type\":\"big\",\"x\":\"" + "x".repeat(200_000) + "\"}");
		int before = pair.leftTransport().sent().size();
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		List<InMemoryFlight.Sent> after = pair.leftTransport().sent();
		assertThat(after.subList(before, before + 2)).anyMatch((frame) -> frame.channel() == LinkChannel.ACTOR);
		assertThat(after.subList(before, after.size()))
			.filteredOn((frame) -> frame.channel() == LinkChannel.INSPECT && frame.text().startsWith("+"))
			.hasSizeGreaterThan(10);
	}

	@Test
	void aLateActorMessageOvertakesTheSlicesOfAnInspectionMessage() {
		LinkPair pair = LinkPair.connected();
		pair.left().inspect("{\"type\":\"big\",\"x\":\"" + "x".repeat(200_000) + "\"}");
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		assertThat(pair.right().told()).hasSize(2).first().isEqualTo("ACTOR {\"type\":\"a\"}");
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everythingArrivesOnceAndInOrderWhicheverChannelIsFaster(int seed) {
		Random random = new Random(seed);
		LinkLimits limits = new LinkLimits(1 + random.nextInt(20_000), 1024 + random.nextInt(4096), 60_000, 10_000_000);
		LinkPair pair = LinkPair.connected(new LinkSettings(LinkTiming.defaults(), limits), LinkSettings.defaults());
		pair.network().shuffle(random);
		List<String> toRight = new ArrayList<>();
		List<String> toLeft = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			String text = "ä€😀".repeat(random.nextInt((random.nextInt(20) == 0) ? 5_000 : 20));
			String message = "{\"type\":\"m\",\"n\":" + i + ",\"text\":\"" + text + "\"}";
			switch (random.nextInt(4)) {
				case 0 -> {
					pair.left().send(message);
					toRight.add("ACTOR " + message);
				}
				case 1 -> {
					pair.left().inspect(message);
					toRight.add("INSPECT " + message);
				}
				case 2 -> {
					pair.right().send(message);
					toLeft.add("ACTOR " + message);
				}
				default -> {
					pair.right().inspect(message);
					toLeft.add("INSPECT " + message);
				}
			}
			if (random.nextInt(3) == 0) {
				pair.time().pass(Duration.ofMillis(random.nextInt(30)));
			}
		}
		pair.time().pass(Duration.ofSeconds(4));
		for (LinkChannel channel : LinkChannel.values()) {
			assertThat(of(channel, pair.right().told())).isEqualTo(of(channel, toRight));
			assertThat(of(channel, pair.left().told())).isEqualTo(of(channel, toLeft));
		}
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(pair.right().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(pair.leftTransport().sent())
			.allMatch((frame) -> LinkEndpoint.bytes(frame.text()).length <= limits.frameBytes());
	}

	@Test
	void aFrameIsNeverLargerThanTheTransportAllows() {
		LinkPair pair = new LinkPair();
		pair.network().setMaxFrameBytes(1024);
		pair.connect("c-1");
		pair.left().send("{\"type\":\"a\",\"x\":\"" + "x".repeat(5000) + "\"}");
		pair.time().run();
		assertThat(pair.right().listener().messages()).hasSize(1);
		assertThat(pair.leftTransport().sent()).allMatch((frame) -> frame.text().length() <= 1024);
	}

	@Test
	void aTransportWithFramesOfNoUseIsGivenUp() {
		LinkPair pair = new LinkPair();
		pair.network().setMaxFrameBytes(100);
		pair.connect("c-1");
		assertThat(pair.left().told()).containsExactly("disconnected c-1");
		assertThat(pair.leftTransport().isClosed()).isTrue();
	}

	@Test
	void aMessageTooLargeForTheOtherSideComesBackAndTheNextGoes() {
		LinkSettings small = new LinkSettings(LinkTiming.defaults(), new LinkLimits(100_000, 1024, 2000, 100_000));
		LinkPair pair = LinkPair.connected(LinkSettings.defaults(), small);
		String large = "{\"type\":\"a\",\"x\":\"" + "x".repeat(2000) + "\"}";
		pair.left().send(large);
		pair.left().inspect(large);
		pair.left().send("{\"type\":\"b\"}");
		pair.time().run();
		assertThat(pair.left().told()).containsExactly("undelivered ACTOR " + large + " too-large",
				"undelivered INSPECT " + large + " too-large");
		assertThat(pair.right().told()).containsExactly("ACTOR {\"type\":\"b\"}");
	}

	@Test
	void anEmptyMessageIsTheCallersMistake() {
		LinkPair pair = LinkPair.connected();
		assertThatIllegalArgumentException().isThrownBy(() -> pair.left().send(""));
	}

	@Test
	void signalsOfTheTransportPassOnToTheCaller() {
		ManualTime time = new ManualTime();
		LinkEndpoint endpoint = new LinkEndpoint("a", "b", LinkSettings.defaults(), time);
		InMemoryTransport transport = new InMemoryNetwork(time).create(TransportFactory.Role.OFFERER, List.of());
		List<String> signals = new ArrayList<>();
		endpoint.link().connect(transport, "c-1", new TransportSignals() {

			@Override
			public void localDescription(SessionDescription description) {
				signals.add(description.type());
			}

			@Override
			public void localCandidate(IceCandidate candidate) {
				signals.add(candidate.candidate());
			}

		});
		time.run();
		assertThat(signals).containsExactly("offer");
		assertThat(endpoint.link().transportStatistics()).isNull();
	}

	@Test
	void theStatisticsTellWhatWentOverTheLink() {
		LinkPair pair = LinkPair.connected();
		LinkStatistics before = pair.left().link().statistics();
		assertThat(before.messagesSent()).isZero();
		pair.rightTransport().hold(LinkChannel.ACTOR);
		pair.left().send("{\"type\":\"a\"}");
		pair.left().send("{\"type\":\"b\"}");
		assertThat(pair.left().link().statistics().queuedMessages()).isEqualTo(2);
		assertThat(pair.left().link().statistics().queuedBytes()).isEqualTo(24);
		pair.time().pass(Duration.ofSeconds(2));
		LinkStatistics after = pair.left().link().statistics();
		assertThat(after.messagesSent()).isEqualTo(2);
		assertThat(after.framesSent()).isEqualTo(before.framesSent() + 1);
		assertThat(after.bytesSent()).isEqualTo(before.bytesSent() + 27);
		assertThat(after.unacknowledgedBytes()).isEqualTo(24);
		assertThat(after.queuedMessages()).isZero();
		assertThat(after.sinceHeard()).isEqualTo(Duration.ofSeconds(2));
		assertThat(pair.right().link().statistics().messagesReceived()).isEqualTo(2);
		assertThat(pair.left().link().transportStatistics()).isNotNull();
	}

	@Test
	void aListenerThatThrowsDoesNotStopTheLink() {
		HandPeer peer = new HandPeer(LinkSettings.defaults(), new RecordingListener() {

			@Override
			public void message(LinkChannel channel, ObjectNode message) {
				super.message(channel, message);
				throw new IllegalStateException("expected by the test");
			}

		});
		peer.open("c-1");
		peer.greet("c-1");
		peer.say(LinkChannel.ACTOR, "[{\"type\":\"a\"},{\"type\":\"b\"}]");
		peer.time().pass(Duration.ofMillis(50));
		assertThat(peer.endpoint().listener().messages()).hasSize(2);
		assertThat(peer.takeReceived()).last().isEqualTo("ACTOR [{\"type\":\"ack\",\"received\":2}]");
	}

	private static List<String> of(LinkChannel channel, List<String> told) {
		return told.stream().filter((line) -> line.startsWith(channel.name())).toList();
	}

}
