package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alive, disconnected, lost, and bye.
 */
class LinkEndTests {

	private static final LinkEnd CLOSING = new LinkEnd(LinkEnd.CLOSING, "Done.");

	@Test
	void aSilentSideIsPingedAndAnswers() {
		LinkPair pair = LinkPair.connected();
		pair.time().pass(Duration.ofSeconds(5));
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR)).hasSizeGreaterThan(1)
			.element(1)
			.asString()
			.startsWith("[{\"type\":\"ping\",\"t\":");
		pair.time().pass(Duration.ofMinutes(10));
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTED);
		assertThat(pair.left().told()).isEmpty();
		assertThat(pair.left().link().statistics().messagesReceived()).isZero();
	}

	@Test
	void aBusyLinkIsNotPinged() {
		LinkPair pair = LinkPair.connected();
		for (int i = 0; i < 10; i++) {
			pair.left().send("{\"type\":\"a\"}");
			pair.time().pass(Duration.ofSeconds(4));
		}
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR))
			.noneMatch((frame) -> frame.contains("ping"));
	}

	@Test
	@Limit("a peer that is silent")
	void fifteenSecondsOfSilenceDisconnectAndThirtyMoreLose() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"a\"}");
		pair.rightTransport().vanish();
		pair.time().pass(Duration.ofMillis(14_999));
		assertThat(pair.left().told()).isEmpty();
		assertThat(LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR))
			.filteredOn((frame) -> frame.contains("ping"))
			.hasSize(2);
		pair.time().pass(Duration.ofMillis(1));
		assertThat(pair.left().takeTold()).containsExactly("disconnected c-1");
		assertThat(pair.left().link().state()).isEqualTo(LinkState.DISCONNECTED);
		assertThat(pair.leftTransport().isClosed()).isTrue();
		pair.time().pass(Duration.ofMillis(29_999));
		assertThat(pair.left().told()).isEmpty();
		pair.time().pass(Duration.ofMillis(1));
		assertThat(pair.left().told()).containsExactly("undelivered ACTOR {\"type\":\"a\"} peer-lost",
				"lost peer-lost: There was no connection for 30 seconds.");
		assertThat(pair.left().link().state()).isEqualTo(LinkState.LOST);
	}

	@Test
	void aConnectionInTimeKeepsTheLink() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().cut("gone");
		pair.time().pass(Duration.ofSeconds(29));
		pair.connect("c-2");
		pair.time().pass(Duration.ofMinutes(1));
		assertThat(pair.left().told()).containsExactly("disconnected c-1", "connected c-2");
	}

	@Test
	void failedAttemptsDoNotProlongTheLink() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().cut("gone");
		pair.time().pass(Duration.ofSeconds(15));
		pair.attempt("c-2");
		pair.time().pass(Duration.ofSeconds(10));
		assertThat(pair.left().told()).containsExactly("disconnected c-1", "disconnected c-2");
		pair.attempt("c-3");
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTING);
		pair.time().pass(Duration.ofSeconds(5));
		assertThat(pair.left().told()).last().asString().startsWith("lost peer-lost");
		assertThat(pair.leftTransport().isClosed()).isTrue();
	}

	@Test
	void aCutWhileAnotherConnectionIsBeingMadeIsNotToldYet() {
		LinkPair pair = LinkPair.connected();
		InMemoryTransport first = pair.leftTransport();
		pair.attempt("c-2");
		first.cut("gone");
		pair.time().run();
		assertThat(pair.left().told()).isEmpty();
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTING);
		pair.join();
		assertThat(pair.left().told()).containsExactly("connected c-2");
	}

	@Test
	void aSideWhoseOwnClockJumpedReadsWhatHasArrivedAndThenJudges() {
		LinkPair pair = LinkPair.connected();
		pair.time().jump(Duration.ofMinutes(30));
		assertThat(pair.left().link().state()).isEqualTo(LinkState.CONNECTED);
		pair.time().pass(Duration.ofMinutes(1));
		assertThat(pair.left().told()).isEmpty();
		assertThat(pair.right().told()).isEmpty();
	}

	@Test
	void afterAJumpADeadPeerIsStillFoundDead() {
		LinkPair pair = LinkPair.connected();
		pair.rightTransport().vanish();
		pair.time().jump(Duration.ofMinutes(30));
		assertThat(pair.left().told()).isEmpty();
		pair.time().pass(Duration.ofSeconds(5));
		assertThat(pair.left().told()).containsExactly("disconnected c-1");
	}

	@Test
	void aJumpWhileDisconnectedLeavesTimeToConnect() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().cut("gone");
		pair.time().jump(Duration.ofHours(1));
		assertThat(pair.left().link().state()).isEqualTo(LinkState.DISCONNECTED);
		pair.connect("c-2");
		pair.time().pass(Duration.ofMinutes(1));
		assertThat(pair.left().told()).containsExactly("disconnected c-1", "connected c-2");
	}

	@Test
	void byeEndsTheLinkOnBothSidesAfterWhatWasSent() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"last\",\"x\":\"" + "x".repeat(30_000) + "\"}");
		pair.time().run();
		CompletableFuture<?> closed = pair.left().link().close(CLOSING).toCompletableFuture();
		pair.time().run();
		assertThat(pair.right().told()).hasSize(2).last().isEqualTo("lost closing: Done.");
		assertThat(pair.left().told()).last().isEqualTo("lost closing: Done.");
		assertThat(closed).isDone();
		assertThat(pair.leftTransport().isClosed()).isTrue();
		assertThat(pair.rightTransport().isClosed()).isTrue();
		assertThat(pair.time().timers()).as("nothing is left to ring").isZero();
	}

	@Test
	void byeComesAfterTheSlicesUnderWay() {
		LinkPair pair = LinkPair.connected();
		pair.left().send("{\"type\":\"last\",\"x\":\"" + "x".repeat(300_000) + "\"}");
		pair.left().link().close(CLOSING);
		pair.time().run();
		assertThat(pair.right().told()).hasSize(2).last().isEqualTo("lost closing: Done.");
		assertThat(pair.right().listener().messages()).hasSize(1);
	}

	@Test
	void aByeThatNobodyReadsClosesAfterAWhile() {
		LinkPair pair = LinkPair.connected();
		pair.rightTransport().vanish();
		CompletableFuture<?> closed = pair.left().link().close(CLOSING).toCompletableFuture();
		pair.time().pass(Duration.ofMillis(999));
		assertThat(closed).isNotDone();
		assertThat(pair.leftTransport().isClosed()).isFalse();
		pair.time().pass(Duration.ofMillis(1));
		assertThat(closed).isDone();
		assertThat(pair.leftTransport().isClosed()).isTrue();
		assertThat(pair.left().told()).containsExactly("lost closing: Done.");
	}

	@Test
	void closingTwiceOrWithoutAConnectionIsHarmless() {
		LinkPair pair = new LinkPair();
		CompletableFuture<?> closed = pair.left().link().close(CLOSING).toCompletableFuture();
		pair.left().link().close(new LinkEnd(LinkEnd.FORBIDDEN, "Again."));
		pair.time().run();
		assertThat(closed).isDone();
		assertThat(pair.left().told()).containsExactly("lost closing: Done.");
	}

	@Test
	void whatIsSentAfterTheEndComesBackAndAConnectionIsClosed() {
		LinkPair pair = LinkPair.connected();
		pair.left().link().close(CLOSING);
		pair.time().run();
		pair.left().takeTold();
		pair.left().send("{\"type\":\"late\"}");
		pair.attempt("c-2");
		assertThat(pair.left().told()).containsExactly("undelivered ACTOR {\"type\":\"late\"} closing");
		assertThat(pair.leftTransport().isClosed()).isTrue();
	}

	@Test
	void aConnectionThatDoesNotOpenIsGivenUp() {
		LinkPair pair = new LinkPair();
		pair.attempt("c-1");
		pair.time().pass(Duration.ofMillis(9_999));
		assertThat(pair.left().told()).isEmpty();
		pair.time().pass(Duration.ofMillis(1));
		assertThat(pair.left().told()).containsExactly("disconnected c-1");
		assertThat(pair.leftTransport().isClosed()).isTrue();
	}

}
