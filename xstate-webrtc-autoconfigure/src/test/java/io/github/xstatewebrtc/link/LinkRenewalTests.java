package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message that depends on when it goes is made anew each time that it does.
 */
class LinkRenewalTests {

	private final AtomicInteger left = new AtomicInteger(9_000);

	private final LinkPair pair = LinkPair.connected();

	@Test
	void whatIsSentAgainAfterACutSaysWhatIsRightByThen() {
		this.pair.leftTransport().hold(LinkChannel.ACTOR);
		CompletionStage<?> taken = this.pair.left().link().send(this::message);
		this.pair.time().run();
		this.pair.leftTransport().cut("gone");
		this.pair.time().run();
		this.left.set(5);
		this.pair.connect("c-2");
		this.pair.time().pass(Duration.ofMillis(50));
		assertThat(this.pair.right().told()).contains("ACTOR {\"type\":\"ask\",\"left\":5}")
			.noneMatch((told) -> told.contains("9000"));
		assertThat(taken.toCompletableFuture()).isCompleted();
		assertThat(this.pair.left().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(this.pair.left().link().statistics().queuedBytes()).isZero();
	}

	@Test
	void whatWaitedForAConnectionSaysWhatIsRightByThen() {
		this.pair.leftTransport().cut("gone");
		this.pair.time().run();
		this.pair.left().link().send(this::message);
		this.left.set(70);
		this.pair.connect("c-2");
		this.pair.time().pass(Duration.ofMillis(50));
		assertThat(this.pair.right().told()).contains("ACTOR {\"type\":\"ask\",\"left\":70}");
		assertThat(this.pair.left().link().statistics().unacknowledgedBytes()).isZero();
		assertThat(this.pair.left().link().statistics().queuedBytes()).isZero();
	}

	private byte[] message() {
		return LinkEndpoint.bytes("{\"type\":\"ask\",\"left\":" + this.left.get() + "}");
	}

}
