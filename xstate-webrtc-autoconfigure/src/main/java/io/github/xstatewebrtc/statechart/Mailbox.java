package io.github.xstatewebrtc.statechart;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.Letters.Letter;

/**
 * The events on their way to one statechart, given to it one after the other. The thread
 * that brings an event to an idle statechart delivers it, and what others bring in the
 * meantime up to a bound; what is left then, and what comes from within the statechart,
 * is handed over: delivered by whoever comes first, a thread for all mailboxes or one
 * that sends or waits. What an action sends to its own statechart waits until the event
 * at hand is dealt with. Safe for use by many threads.
 */
final class Mailbox {

	/** Events that a thread delivers for one that it sends. */
	static final int SHARE = 64;

	/** Mailboxes for which a thread delivers at once, each from an action of the last. */
	static final int NESTED = 8;

	private static final ThreadLocal<Integer> NESTING = ThreadLocal.withInitial(() -> 0);

	private final Recipient recipient;

	private final LongAdder overloaded;

	private final Executor threads;

	private final Letters letters = new Letters();

	private Turn turn = Turn.NOBODY;

	/** Whether a shared thread will come. */
	private boolean called;

	/** Who is giving the statechart an event. */
	private volatile @Nullable Thread deliverer;

	/** What it is given; for the deliverer alone. */
	private @Nullable ActorEvent delivered;

	/**
	 * Create a mailbox.
	 * @param recipient the statechart
	 * @param overloaded counts events for which there was no room
	 * @param threads deliver what is handed over, and may be busy with other mailboxes
	 */
	Mailbox(Recipient recipient, LongAdder overloaded, Executor threads) {
		this.recipient = recipient;
		this.overloaded = overloaded;
		this.threads = threads;
	}

	/**
	 * Deliver nothing until it is opened. For a mailbox to which nothing was added yet.
	 */
	void keepClosed() {
		synchronized (this.letters) {
			this.turn = Turn.TAKEN;
		}
	}

	/**
	 * Have what was added since delivered.
	 */
	void open() {
		handOver();
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
		Letter letter;
		try {
			String sender = (event instanceof ReceivedEvent received) ? received.sender() : null;
			letter = new Letter(event, sender, EventSize.of(event, Letters.CHARACTERS), new Answer<>(this));
		}
		catch (RuntimeException ex) {
			return CompletableFuture.completedFuture(Acceptance.failed(ex));
		}
		boolean mine;
		synchronized (this.letters) {
			String full = this.letters.add(letter);
			if (full != null) {
				this.overloaded.increment();
				return CompletableFuture.completedFuture(Acceptance.overloaded(full));
			}
			mine = this.turn != Turn.TAKEN;
			this.turn = Turn.TAKEN;
		}
		if (mine && (!here || NESTING.get() >= NESTED || isWithin())) {
			handOver();
		}
		else if (mine) {
			deliver(SHARE, () -> false);
		}
		return letter.answer().copy();
	}

	/**
	 * Return whether the calling thread may wait for an answer that is not there yet.
	 * @return whether the answer can come while it waits
	 */
	boolean mayWait() {
		if (this.deliverer == Thread.currentThread()) {
			return false;
		}
		try {
			return this.recipient.mayWait();
		}
		catch (RuntimeException | LinkageError ex) {
			return true;
		}
	}

	/**
	 * Return who sent the event that the calling thread is giving to the statechart.
	 * @param type the type of the event that the statechart heard of
	 * @return the sender, or {@code null} if that is not known, or is another event
	 */
	@Nullable String takeSourceId(String type) {
		return (this.deliverer == Thread.currentThread() && this.delivered instanceof ReceivedEvent received)
				? received.takeSourceId(type) : null;
	}

	/**
	 * Deliver what was handed over, unless another thread is at it.
	 * @param enough asked before each event whether to leave the rest to others
	 */
	void deliverWhatNobodyHasBegun(BooleanSupplier enough) {
		synchronized (this.letters) {
			if (this.turn != Turn.OPEN) {
				return;
			}
			this.turn = Turn.TAKEN;
		}
		deliver(Letters.CAPACITY, enough);
	}

	// An adapter that cannot tell says why when it is given the event.
	private boolean isWithin() {
		try {
			return this.recipient.isWithin();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return false;
		}
	}

	// Whatever comes in between, a stack that is full included: the next has its turn.
	private void deliver(int most, BooleanSupplier enough) {
		boolean mine = true;
		try {
			for (int i = 0; i < most && mine && !enough.getAsBoolean(); i++) {
				Letter letter = next();
				mine = letter != null && isAnswered(letter);
			}
		}
		finally {
			if (mine) {
				handOver();
			}
		}
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
		ActorEvent outer = this.delivered;
		this.deliverer = Thread.currentThread();
		this.delivered = event;
		int nesting = NESTING.get();
		NESTING.set(nesting + 1);
		try {
			return this.recipient.give(event).toCompletableFuture();
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(Acceptance.failed(ex));
		}
		finally {
			this.delivered = outer;
			this.deliverer = before;
			if (nesting == 0) {
				NESTING.remove();
			}
			else {
				NESTING.set(nesting);
			}
		}
	}

	private void handOver() {
		synchronized (this.letters) {
			this.turn = this.letters.isEmpty() ? Turn.NOBODY : Turn.OPEN;
			if (this.turn == Turn.NOBODY || this.called) {
				return;
			}
			this.called = true;
		}
		try {
			this.threads.execute(this::come);
		}
		catch (Throwable ex) {
			giveUp(ex);
		}
	}

	private void come() {
		synchronized (this.letters) {
			this.called = false;
		}
		deliverWhatNobodyHasBegun(() -> false);
	}

	private void giveUp(Throwable cause) {
		List<Letter> left;
		synchronized (this.letters) {
			this.called = false;
			if (this.turn != Turn.OPEN) {
				return;
			}
			left = this.letters.drain();
			this.turn = Turn.NOBODY;
		}
		left.forEach((letter) -> letter.answer().complete(Acceptance.failed(cause)));
	}

	private @Nullable Letter next() {
		synchronized (this.letters) {
			Letter letter = this.letters.poll();
			if (letter == null) {
				this.turn = Turn.NOBODY;
			}
			return letter;
		}
	}

	/**
	 * Whose turn it is to deliver.
	 */
	private enum Turn {

		/** Nothing waits. */
		NOBODY,

		/** Whoever comes first. */
		OPEN,

		/** A thread is at it, or an event is not answered yet. */
		TAKEN

	}

}
