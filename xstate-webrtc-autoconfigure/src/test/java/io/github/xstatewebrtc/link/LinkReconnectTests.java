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
	void aSliceLeftOverFromACutIsNotJoinedToTheNextConnection() {
		LinkPair pair = LinkPair.connected();
		pair.leftTransport().hold(LinkChannel.ACTOR);
		String big = "{\"type\":\"big\",\"x\":\"" + "x".repeat(100_000) + "\"}";
		pair.left().send(big);
		pair.time().run();
		pair.leftTransport().deliverOne(LinkChannel.ACTOR);
		pair.leftTransport().cut("gone");
		pair.time().run();
		pair.connect("c-2");
		pair.left().send("{\"type\":\"b\"}");
		pair.time().run();
		assertThat(pair.right().told()).startsWith("disconnected c-1", "connected c-2", "ACTOR " + big)
			.endsWith("ACTOR {\"type\":\"b\"}")
			.hasSize(4);
	}

}
