package io.github.xstatewebrtc.link;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections of a link that replace each other.
 */
class LinkReconnectTests {

	@Test
	void theOlderConnectionIsUsedUntilTheNewerOneIsOpen() {
		LinkPair pair = LinkPair.connected();
		InMemoryTransport older = pair.leftTransport();
		pair.attempt("c-2");
		pair.left().send("{\"type\":\"a\"}");
		pair.time().run();
		assertThat(pair.right().takeTold()).containsExactly("ACTOR {\"type\":\"a\"}");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(older.isClosed()).isFalse();
		pair.join();
		assertThat(older.isClosed()).isTrue();
		assertThat(pair.left().told()).containsExactly("connected c-2");
		assertThat(pair.right().told()).containsExactly("connected c-2");
		pair.left().send("{\"type\":\"b\"}");
		pair.time().run();
		assertThat(pair.right().told()).last().isEqualTo("ACTOR {\"type\":\"b\"}");
	}

	@Test
	void aNewAttemptReplacesOneThatHasNotOpened() {
		LinkPair pair = new LinkPair();
		pair.attempt("c-1");
		InMemoryTransport first = pair.leftTransport();
		pair.attempt("c-2");
		assertThat(first.isClosed()).isTrue();
		assertThat(pair.left().told()).isEmpty();
		pair.join();
		assertThat(pair.left().told()).containsExactly("connected c-2");
	}

	@Test
	void framesOfAnOlderConnectionAreDiscarded() {
		LinkPair pair = LinkPair.connected();
		InMemoryTransport older = pair.rightTransport();
		pair.attempt("c-2");
		pair.join();
		pair.forget();
		older.force(LinkChannel.ACTOR, LinkEndpoint.bytes("[{\"type\":\"late\"}]"));
		pair.time().run();
		assertThat(pair.left().told()).isEmpty();
	}

	@Test
	void messagesSentBeforeTheFirstConnectionGoWithIt() {
		LinkPair pair = new LinkPair();
		pair.left().send("{\"type\":\"a\"}");
		pair.attempt("c-1");
		pair.leftTransport().cut("gone");
		pair.time().run();
		pair.connect("c-2");
		assertThat(pair.left().told()).containsExactly("disconnected c-1", "connected c-2");
		assertThat(pair.right().told()).last().isEqualTo("ACTOR {\"type\":\"a\"}");
	}

	@Test
	void afterACutANewConversationBeginsAndWhatWasHeldComesBack() {
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
		assertThat(pair.left().takeTold()).containsExactly("undelivered ACTOR {\"type\":\"in-flight\"} peer-lost",
				"undelivered ACTOR {\"type\":\"queued\"} peer-lost", "connected c-2");
		assertThat(pair.left().link().statistics().unacknowledgedBytes()).isZero();
		pair.right().takeTold();
		pair.left().send("{\"type\":\"new\"}");
		pair.time().pass(Duration.ofMillis(50));
		assertThat(pair.right().takeTold()).containsExactly("ACTOR {\"type\":\"new\"}");
		assertThat(LinkEndpoint.frames(pair.rightTransport(), LinkChannel.ACTOR)).last()
			.isEqualTo("[{\"type\":\"ack\",\"received\":1}]");
	}

	@Test
	void aSliceLeftOverFromACutIsNotJoinedToTheNextConnection() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		pair.left().send("{\"type\":\"big\",\"x\":\"" + "x".repeat(100_000) + "\"}");
		pair.time().run();
		pair.leftTransport().deliverOne(LinkChannel.ACTOR);
		pair.leftTransport().cut("gone");
		pair.time().run();
		pair.connect("c-2");
		pair.left().send("{\"type\":\"b\"}");
		pair.time().run();
		assertThat(pair.right().told()).containsExactly("disconnected c-1", "connected c-2", "ACTOR {\"type\":\"b\"}");
	}

	@Test
	void everyConnectionHasALinkOfItsOwnSoThatNobodyResumes() {
		LinkPair pair = LinkPair.connected();
		String first = LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR).get(0);
		pair.leftTransport().cut("gone");
		pair.connect("c-2");
		String second = LinkEndpoint.frames(pair.leftTransport(), LinkChannel.ACTOR).get(0);
		assertThat(second.replace("c-2", "c-1")).isNotEqualTo(first);
	}

}
