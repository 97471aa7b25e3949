package io.github.xstatewebrtc.statechart;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * The events on their way to one statechart, given to it one after the other. The thread
 * that brings an event to an idle statechart delivers it, and what others bring in the
 * meantime up to a bound; what is left then, and what comes from within the statechart,
 * is delivered by a thread of the mailbox's own, which ends with the last event. What an
 * action sends to its own statechart waits until the event at hand is dealt with. Safe
 * for use by many threads.
 */
final class Mailbox {

	/** Events that may wait at the same time. */
	static final int CAPACITY = 1024;

	/** Events that a thread delivers for one that it sends. */
	static final int SHARE = 64;

	private final Function<ActorEvent, CompletionStage<Acceptance>> delivery;

	private final BooleanSupplier within;

	private final LongAdder overloaded;

	private final Executor own;

	private final Queue<Letter> letters = new ArrayDeque<>();

	/** Whether an event is being dealt with. */
	private boolean busy;

	/** Who is giving the statechart an event. */
	private volatile @Nullable Thread deliverer;

	/**
	 * Create a mailbox.
	 * @param delivery gives an event to the statechart
	 * @param within whether the calling thread is in the statechart by another way
	 * @param overloaded counts events for which there was no room
	 */
	Mailbox(Function<ActorEvent, CompletionStage<Acceptance>> delivery, BooleanSupplier within, LongAdder overloaded) {
		this(delivery, within, overloaded, Mailbox::onOwnThread);
	}

	Mailbox(Function<ActorEvent, CompletionStage<Acceptance>> delivery, BooleanSupplier within, LongAdder overloaded,
			Executor own) {
		this.delivery = delivery;
		this.within = within;
		this.overloaded = overloaded;
		this.own = own;
	}

	/**
	 * Add an event.
	 * @param event the event
	 * @return completes with the statechart's answer, at once when the mailbox is full;
	 * not to be waited for within the statechart
	 */
	CompletionStage<Acceptance> add(ActorEvent event) {
		return add(event, true);
	}

	/**
	 * Add an event without ever doing the statechart's work on the calling thread.
	 * @param event the event
	 * @return as of {@link #add}
	 */
	CompletionStage<Acceptance> post(ActorEvent event) {
		return add(event, false);
	}

	private CompletionStage<Acceptance> add(ActorEvent event, boolean here) {
		Letter letter = new Letter(event, new Answer<>(this::isWithin));
		boolean deliver;
		synchronized (this.letters) {
			if (this.letters.size() >= CAPACITY) {
				this.overloaded.increment();
				return CompletableFuture.completedFuture(Acceptance
					.overloaded("The mailbox is full: " + CAPACITY + " events wait for the statechart already"));
			}
			this.letters.add(letter);
			deliver = !this.busy;
			this.busy = true;
		}
		if (deliver && (!here || isWithinByOtherWay())) {
			handOver();
		}
		else if (deliver) {
			deliver(SHARE);
		}
		return letter.answer().copy();
	}

	private boolean isWithin() {
		return this.deliverer == Thread.currentThread() || isWithinByOtherWay();
	}

	// An adapter that cannot tell says why when it is given the event.
	private boolean isWithinByOtherWay() {
		try {
			return this.within.getAsBoolean();
		}
		catch (RuntimeException | LinkageError ex) {
			return false;
		}
	}

	private void deliver(int most) {
		for (int i = 0; i < most; i++) {
			Letter letter = next();
			if (letter == null || !isAnswered(letter)) {
				return;
			}
		}
		handOver();
	}

	/*
	 * An answer that comes later comes on a thread that has other things to do.
	 */
	private boolean isAnswered(Letter letter) {
		CompletionStage<Acceptance> answer = give(letter.event());
		boolean now = answer.toCompletableFuture().isDone();
		answer.whenComplete((acceptance, thrown) -> {
			letter.answer().complete((thrown != null) ? Acceptance.failed(thrown) : acceptance);
			if (!now) {
				handOver();
			}
		});
		return now;
	}

	// Also an Error of one sender's event, or an adapter without an answer, must not
	// leave
	// the events of others lying.
	private CompletionStage<Acceptance> give(ActorEvent event) {
		Thread before = this.deliverer;
		this.deliverer = Thread.currentThread();
		try {
			return this.delivery.apply(event).toCompletableFuture();
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(Acceptance.failed(ex));
		}
		finally {
			this.deliverer = before;
		}
	}

	private void handOver() {
		synchronized (this.letters) {
			this.busy = !this.letters.isEmpty();
			if (!this.busy) {
				return;
			}
		}
		try {
			this.own.execute(() -> deliver(Integer.MAX_VALUE));
		}
		catch (Throwable ex) {
			giveUp(ex);
		}
	}

	private void giveUp(Throwable cause) {
		List<Letter> left;
		synchronized (this.letters) {
			left = List.copyOf(this.letters);
			this.letters.clear();
			this.busy = false;
		}
		left.forEach((letter) -> letter.answer().complete(Acceptance.failed(cause)));
	}

	// What the sender's thread inherits to others is not for events of everybody.
	private static void onOwnThread(Runnable work) {
		Thread thread = new Thread(null, work, "xstate-mailbox", 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		thread.start();
	}

	private @Nullable Letter next() {
		synchronized (this.letters) {
			Letter letter = this.letters.poll();
			this.busy = letter != null;
			return letter;
		}
	}

	/**
	 * An event on its way.
	 *
	 * @param event the event
	 * @param answer what became of it
	 */
	private record Letter(ActorEvent event, Answer<Acceptance> answer) {

	}

}
