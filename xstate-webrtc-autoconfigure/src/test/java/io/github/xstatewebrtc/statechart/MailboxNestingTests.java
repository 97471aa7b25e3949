package io.github.xstatewebrtc.statechart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions that send to statecharts whose actions send on.
 */
class MailboxNestingTests {

	private static final ActorEvent GO = ActorEvent.of("GO");

	private static final int LENGTH = 20_000;

	private final MailboxThreads threads = new MailboxThreads();

	@Test
	void aChainOfStatechartsThatSendOnIsGoneThroughHoweverLongItIs() throws Exception {
		List<Mailbox> chain = new ArrayList<>();
		AtomicInteger taken = new AtomicInteger();
		CountDownLatch all = new CountDownLatch(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			int next = i + 1;
			chain.add(mailbox((event) -> {
				taken.incrementAndGet();
				all.countDown();
				if (next < LENGTH) {
					chain.get(next).add(event);
				}
				return CompletableFuture.completedFuture(Acceptance.accepted());
			}));
		}
		assertThat(chain.get(0).add(GO).toCompletableFuture().get(10, TimeUnit.SECONDS))
			.isEqualTo(Acceptance.accepted());
		assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(taken).hasValue(LENGTH);
	}

	@Test
	void anErrorAmidADeliveryLeavesNoMailboxStanding() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		Mailbox mailbox = mailbox(new Recipient() {

			@Override
			public CompletableFuture<Acceptance> give(ActorEvent event) {
				return CompletableFuture.completedFuture(Acceptance.accepted());
			}

			@Override
			public boolean isWithin() {
				if (asked.incrementAndGet() == 1) {
					throw new StackOverflowError();
				}
				return false;
			}

		});
		assertThat(mailbox.add(GO).toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted());
		assertThat(mailbox.add(GO).toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted());
	}

	private Mailbox mailbox(Recipient recipient) {
		return new Mailbox(recipient, new LongAdder(), this.threads);
	}

}
