package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actuate.Limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is handed over, by many mailboxes to few threads.
 */
class MailboxThreadsTests {

	private static final ActorEvent HANDED_OVER = ActorEvent.of("HANDED_OVER");

	private static final ActorEvent SENT = ActorEvent.of("SENT");

	private final LongAdder overloaded = new LongAdder();

	@Test
	@Limit("threads that deliver to statecharts what actions send, and what is left by others")
	void manyMailboxesShareThreadsThatAreBoundedAndGoneWhenThereIsNothingToDo() throws Exception {
		MailboxThreads threads = new MailboxThreads(4, 0, Duration.ofMillis(20));
		Set<Thread> seen = ConcurrentHashMap.newKeySet();
		CountDownLatch allBusy = new CountDownLatch(4);
		CountDownLatch released = new CountDownLatch(1);
		List<CompletableFuture<Acceptance>> answers = IntStream.range(0, 200).mapToObj((i) -> {
			Chart chart = new Chart((event) -> {
				seen.add(Thread.currentThread());
				allBusy.countDown();
				await(released);
			});
			return sentFromWithin(mailbox(chart, threads), chart);
		}).toList();
		await(allBusy);
		assertThat(threads.size()).isEqualTo(4);
		released.countDown();
		for (CompletableFuture<Acceptance> answer : answers) {
			assertThat(answer.get(10, TimeUnit.SECONDS).isAccepted()).isTrue();
		}
		assertThat(seen).filteredOn((thread) -> thread != Thread.currentThread())
			.hasSize(4)
			.allSatisfy((thread) -> assertThat(thread.getName()).matches("xstate-mailbox-[1-4]"));
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> threads.size() == 0);
	}

	/** All threads, that is the only one, are in an action that needs another mailbox. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anActionThatWaitsForAnotherMailboxOrSendsToItDeliversThereItself(boolean byWaiting) throws Exception {
		MailboxThreads threads = new MailboxThreads(1, 0, Duration.ofSeconds(10));
		Chart other = new Chart((event) -> {
		});
		Mailbox others = mailbox(other, threads);
		CountDownLatch busy = new CountDownLatch(1);
		AtomicReference<CompletableFuture<Acceptance>> waitsFor = new AtomicReference<>();
		CountDownLatch told = new CountDownLatch(1);
		Chart chart = new Chart((event) -> {
			busy.countDown();
			await(told);
			if (byWaiting) {
				Objects.requireNonNull(waitsFor.get()).join();
			}
			else {
				assertThat(others.add(SENT)).isCompletedWithValue(Acceptance.accepted());
			}
		});
		CompletableFuture<Acceptance> answer = sentFromWithin(mailbox(chart, threads), chart);
		await(busy);
		CompletableFuture<Acceptance> theirs = sentFromWithin(others, other);
		assertThat(theirs).isNotDone();
		waitsFor.set(theirs);
		told.countDown();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> answer.isDone() && theirs.isDone());
		assertThat(answer.join().isAccepted()).isTrue();
		assertThat(theirs.join().isAccepted()).isTrue();
		assertThat(threads.size()).isOne();
	}

	/** Behind the answer that is waited for there are events of others. */
	@Test
	void whoWaitsForAnAnswerDeliversNothingMoreWhenItHasComeOrTheTimeIsUp() throws Exception {
		List<ActorEvent> delivered = new ArrayList<>();
		Chart chart = new Chart(delivered::add);
		Mailbox mailbox = new Mailbox(chart, this.overloaded, (work) -> {
		});
		CompletableFuture<Acceptance> first = sentFromWithin(mailbox, chart);
		CompletableFuture<Acceptance> last = IntStream.range(0, 10)
			.mapToObj((i) -> sentFromWithin(mailbox, chart))
			.reduce(first, (before, next) -> next);
		assertThat(first.join().isAccepted()).isTrue();
		assertThat(delivered).hasSize(1);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> last.get(1, TimeUnit.NANOSECONDS));
		assertThat(delivered).hasSize(1);
		assertThat(last.join().isAccepted()).isTrue();
		assertThat(delivered).hasSize(11);
	}

	private Mailbox mailbox(Recipient recipient, MailboxThreads threads) {
		return new Mailbox(recipient, this.overloaded, threads);
	}

	private static CompletableFuture<Acceptance> sentFromWithin(Mailbox mailbox, Chart chart) {
		chart.inside = Thread.currentThread();
		CompletableFuture<Acceptance> answer = mailbox.add(HANDED_OVER).toCompletableFuture();
		chart.inside = null;
		return answer;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A statechart with one action.
	 */
	private static final class Chart implements Recipient {

		private final Consumer<ActorEvent> action;

		private volatile @Nullable Thread inside;

		Chart(Consumer<ActorEvent> action) {
			this.action = action;
		}

		@Override
		public CompletionStage<Acceptance> give(ActorEvent event) {
			this.action.accept(event);
			return CompletableFuture.completedFuture(Acceptance.accepted());
		}

		@Override
		public boolean isWithin() {
			return this.inside == Thread.currentThread();
		}

	}

}
