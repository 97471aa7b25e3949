package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events on their way to one statechart.
 */
class MailboxTests {

	private final Mailbox mailbox = new Mailbox();

	private Function<ActorEvent, Acceptance> reaction = (event) -> Acceptance.accepted();

	@Test
	void whatAStatechartSendsToItselfWaitsUntilTheEventAtHandIsDealtWith() {
		List<String> steps = new ArrayList<>();
		List<CompletionStage<Acceptance>> answers = new ArrayList<>();
		this.reaction = (event) -> {
			steps.add("begin " + event.type());
			if (event.type().equals("ONE")) {
				answers.add(send(ActorEvent.of("TWO")));
			}
			steps.add("end " + event.type());
			return Acceptance.accepted();
		};
		answers.add(send(ActorEvent.of("ONE")));
		assertThat(steps).containsExactly("begin ONE", "end ONE", "begin TWO", "end TWO");
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(Acceptance.accepted()));
	}

	@Test
	void oneThreadAtATimeIsInAStatechartAndNoEventIsLost() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger taken = new AtomicInteger();
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch othersSent = new CountDownLatch(4);
		this.reaction = (event) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			entered.countDown();
			if (event.type().equals("FIRST")) {
				Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> othersSent.getCount() == 0);
			}
			taken.incrementAndGet();
			inside.decrementAndGet();
			return Acceptance.accepted();
		};
		List<CompletableFuture<Acceptance>> answers = Collections.synchronizedList(new ArrayList<>());
		Thread first = new Thread(() -> answers.add(send(ActorEvent.of("FIRST")).toCompletableFuture()));
		first.start();
		assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
		List<Thread> others = Stream.generate(() -> new Thread(() -> {
			for (int i = 0; i < 200; i++) {
				answers.add(send(ActorEvent.of("PRESS")).toCompletableFuture());
				othersSent.countDown();
			}
		})).limit(4).toList();
		others.forEach(Thread::start);
		first.join();
		for (Thread other : others) {
			other.join();
		}
		assertThat(most).hasValue(1);
		assertThat(taken).hasValue(801);
		assertThat(answers).hasSize(801)
			.allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(Acceptance.accepted()));
	}

	@Test
	void anEventForAFullMailboxIsRefusedAndTheOthersAreAllDelivered() {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				for (int i = 0; i <= Mailbox.CAPACITY; i++) {
					answers.add(send(ActorEvent.of("MORE")).toCompletableFuture());
				}
			}
			return Acceptance.accepted();
		};
		send(ActorEvent.of("ONE"));
		Acceptance last = answers.remove(Mailbox.CAPACITY).join();
		assertThat(last.outcome()).isEqualTo(Acceptance.Outcome.REFUSED);
		assertThat(last.reason()).contains("mailbox is full", "1024");
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(Acceptance.accepted()));
	}

	@Test
	void whatAnAdapterThrowsIsTheAnswerAndTheNextEventIsDelivered() {
		this.reaction = (event) -> {
			if (event.type().equals("BREAK")) {
				throw new IllegalStateException("broken");
			}
			return Acceptance.accepted();
		};
		assertThat(send(ActorEvent.of("BREAK")).toCompletableFuture().join().cause()).hasMessage("broken");
		assertThat(send(ActorEvent.of("PRESS")).toCompletableFuture().join().isAccepted()).isTrue();
	}

	private CompletionStage<Acceptance> send(ActorEvent event) {
		return this.mailbox.add(event, this.reaction);
	}

}
