package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		all.await(10, TimeUnit.SECONDS);
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
		try {
			mailbox.add(GO);
		}
		catch (StackOverflowError expected) {
			// told to who has sent it
		}
		assertThat(mailbox.add(GO).toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted());
	}

	@Test
	void whoWaitsForALimitedTimeDoesNotBeginWithTheNextEventAfterIt() throws Exception {
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		MailboxThreads one = new MailboxThreads(1, Duration.ofSeconds(1));
		one.execute(() -> {
			busy.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		busy.await();
		Mailbox[] slow = new Mailbox[1];
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		slow[0] = new Mailbox((event) -> {
			if (answers.isEmpty()) {
				for (int i = 0; i < 20; i++) {
					answers.add(slow[0].add(ActorEvent.of("SLOW")).toCompletableFuture());
				}
				CompletableFuture<Acceptance> later = new CompletableFuture<>();
				later.completeOnTimeout(Acceptance.accepted(), 50, TimeUnit.MILLISECONDS);
				return later;
			}
			try {
				Thread.sleep(200);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return CompletableFuture.completedFuture(Acceptance.accepted());
		}, new LongAdder(), one);
		slow[0].add(GO).toCompletableFuture();
		Thread.sleep(200);
		long begun = System.nanoTime();
		assertThatExceptionOfType(TimeoutException.class)
			.isThrownBy(() -> answers.get(19).get(300, TimeUnit.MILLISECONDS));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
		release.countDown();
		assertThat(answers.get(19).get(10, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted());
	}

	private Mailbox mailbox(Recipient recipient) {
		return new Mailbox(recipient, new LongAdder(), this.threads);
	}

}
