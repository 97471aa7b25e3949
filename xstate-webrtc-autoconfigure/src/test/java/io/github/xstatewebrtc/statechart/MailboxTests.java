package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events on their way to one statechart.
 */
class MailboxTests {

	/** Of each sender; together they are more than the mailbox holds. */
	private static final int LOAD = 2_000;

	private final LongAdder overloaded = new LongAdder();

	private final MailboxThreads threads = new MailboxThreads();

	private final Mailbox mailbox = new Mailbox(
			(event) -> CompletableFuture.completedFuture(this.reaction.apply(event)), this.overloaded, this.threads);

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
		answers.forEach(CompletableFuture::join);
		assertThat(most).hasValue(1);
		assertThat(taken).hasValue(801);
		assertThat(answers).hasSize(801)
			.allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(Acceptance.accepted()));
	}

	@Test
	void aSenderDeliversAShareOfWhatOthersSendAndASharedThreadTheRest() {
		List<Thread> deliverers = Collections.synchronizedList(new ArrayList<>());
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		this.reaction = (event) -> {
			deliverers.add(Thread.currentThread());
			if (event.type().equals("ONE")) {
				for (int i = 0; i < 3 * Mailbox.SHARE; i++) {
					answers.add(send(ActorEvent.of("MORE")).toCompletableFuture());
				}
			}
			return Acceptance.accepted();
		};
		send(ActorEvent.of("ONE"));
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> deliverers.size() == 3 * Mailbox.SHARE + 1);
		answers.forEach(CompletableFuture::join);
		assertThat(deliverers).hasSize(3 * Mailbox.SHARE + 1);
		assertThat(deliverers.subList(0, Mailbox.SHARE)).containsOnly(Thread.currentThread());
		Thread own = deliverers.get(Mailbox.SHARE);
		assertThat(own.getName()).isEqualTo("xstate-mailbox-1");
		assertThat(own.isDaemon()).isTrue();
		assertThat(deliverers.subList(Mailbox.SHARE, deliverers.size())).containsOnly(own);
	}

	@Test
	void whoeverWaitsForAnAnswerWhileAnEventIsDealtWithIsToldThatItComesLater() {
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				send(ActorEvent.of("TWO")).thenApply(Acceptance::outcome).toCompletableFuture().join();
			}
			return Acceptance.accepted();
		};
		Acceptance answer = send(ActorEvent.of("ONE")).toCompletableFuture().join();
		assertThat(answer.cause()).isInstanceOf(IllegalStateException.class)
			.hasMessageStartingWith("An action may send its statechart an event but not wait for the answer");
		assertThat(send(ActorEvent.of("THREE")).toCompletableFuture().join().isAccepted()).isTrue();
	}

	@Test
	void anAnswerThatComesLaterLetsTheNextEventsGoOnAndHoldsNobody() {
		CompletableFuture<Acceptance> later = new CompletableFuture<>();
		List<String> given = Collections.synchronizedList(new ArrayList<>());
		Mailbox slow = new Mailbox((event) -> {
			given.add(event.type());
			return event.type().equals("ONE") ? later : CompletableFuture.completedFuture(Acceptance.accepted());
		}, this.overloaded, this.threads);
		CompletionStage<Acceptance> one = slow.add(ActorEvent.of("ONE"));
		CompletionStage<Acceptance> two = slow.add(ActorEvent.of("TWO"));
		assertThat(given).containsExactly("ONE");
		later.complete(Acceptance.refused("no"));
		assertThat(one.toCompletableFuture().join().reason()).isEqualTo("no");
		assertThat(two.toCompletableFuture().join().isAccepted()).isTrue();
		assertThat(given).containsExactly("ONE", "TWO");
	}

	@Test
	void anAdapterThatCannotTellWhoIsWithinIsGivenTheEventAllTheSame() {
		Mailbox asked = new Mailbox(new Statechart(() -> {
			throw new IllegalStateException("no lock to ask");
		}), this.overloaded, this.threads);
		for (int i = 0; i < 2; i++) {
			assertThat(asked.add(ActorEvent.of("ONE"))).isCompletedWithValue(Acceptance.accepted());
		}
	}

	@Test
	@SuppressWarnings("NullAway") // an adapter of somebody else's may do so
	void anAdapterWithoutAnAnswerFailsItsEventAndHoldsNoOther() {
		Mailbox unanswered = new Mailbox((event) -> null, this.overloaded, this.threads);
		for (int i = 0; i < 2; i++) {
			Acceptance answer = soon(unanswered.add(ActorEvent.of("ONE")));
			assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
			assertThat(answer.cause()).isInstanceOf(NullPointerException.class);
		}
	}

	@Test
	void whereNoThreadCanBeMadeWhatWaitsFailsAndTheNextEventIsDelivered() {
		AtomicBoolean within = new AtomicBoolean(true);
		Mailbox cramped = new Mailbox(new Statechart(within::get), this.overloaded, (work) -> {
			throw new OutOfMemoryError("unable to create native thread");
		});
		CompletionStage<Acceptance> sent = cramped.add(ActorEvent.of("ONE"));
		within.set(false);
		assertThat(soon(sent).reason()).contains("unable to create native thread");
		assertThat(cramped.add(ActorEvent.of("TWO"))).isCompletedWithValue(Acceptance.accepted());
	}

	@Test
	void underLoadEveryEventIsAcceptedRefusedFailedOrOverloadedAndNoneTwice() throws Exception {
		List<Outcome> reached = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch full = new CountDownLatch(1);
		this.reaction = (event) -> {
			if (event.type().equals("HOLD")) {
				awaitUninterrupted(full);
			}
			Acceptance acceptance = switch (event.type()) {
				case "REFUSE" -> Acceptance.refused("no");
				case "FAIL" -> Acceptance.failed(new IllegalStateException("broken"));
				default -> Acceptance.accepted();
			};
			reached.add(acceptance.outcome());
			return acceptance;
		};
		List<String> kinds = List.of("HOLD", "TAKE", "REFUSE", "FAIL");
		List<CompletableFuture<Acceptance>> answers = Collections.synchronizedList(new ArrayList<>());
		List<Thread> senders = kinds.stream().map((kind) -> new Thread(() -> {
			for (int i = 0; i < LOAD; i++) {
				CompletableFuture<Acceptance> answer = send(ActorEvent.of(kind)).toCompletableFuture();
				answers.add(answer);
				if (answer.isDone() && answer.join().outcome() == Outcome.OVERLOADED) {
					full.countDown();
				}
			}
		})).toList();
		senders.forEach(Thread::start);
		for (Thread sender : senders) {
			sender.join();
		}
		List<Outcome> answered = answers.stream().map((answer) -> answer.join().outcome()).sorted().toList();
		assertThat(answered).hasSize(kinds.size() * LOAD);
		assertThat(this.overloaded.intValue()).isPositive();
		reached.addAll(Collections.nCopies(this.overloaded.intValue(), Outcome.OVERLOADED));
		assertThat(answered).isEqualTo(reached.stream().sorted().toList());
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
		return this.mailbox.add(event);
	}

	private static Acceptance soon(CompletionStage<Acceptance> answer) {
		return answer.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One that takes every event.
	 *
	 * @param within whether the calling thread is in it
	 */
	private record Statechart(BooleanSupplier within) implements Recipient {

		@Override
		public CompletionStage<Acceptance> give(ActorEvent event) {
			return CompletableFuture.completedFuture(Acceptance.accepted());
		}

		@Override
		public boolean isWithin() {
			return this.within.getAsBoolean();
		}

	}

}
