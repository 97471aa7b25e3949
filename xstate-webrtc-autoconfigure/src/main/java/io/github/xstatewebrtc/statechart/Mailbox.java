package io.github.xstatewebrtc.statechart;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * The events that wait for one statechart. It has no thread: whoever finds nobody at work
 * delivers, also what others add meanwhile, so that one thread at a time is in the
 * statechart and an event that the statechart sends to itself waits until the present one
 * is dealt with. Safe for use by many threads.
 */
final class Mailbox {

	/** Events that may wait at the same time. */
	static final int CAPACITY = 1024;

	private final Queue<Letter> letters = new ArrayDeque<>();

	private boolean delivering;

	/**
	 * Add an event.
	 * @param event the event
	 * @param delivery gives it to the statechart
	 * @return completes with the statechart's answer, at once with a refusal when the
	 * mailbox is full
	 */
	CompletionStage<Acceptance> add(ActorEvent event, Function<ActorEvent, Acceptance> delivery) {
		Letter letter = new Letter(event, delivery, new CompletableFuture<>());
		boolean deliver;
		synchronized (this.letters) {
			if (this.letters.size() >= CAPACITY) {
				return CompletableFuture.completedFuture(Acceptance
					.refused("The mailbox is full: " + CAPACITY + " events wait for the statechart already"));
			}
			this.letters.add(letter);
			deliver = !this.delivering;
			this.delivering = true;
		}
		if (deliver) {
			deliver();
		}
		return letter.answer().minimalCompletionStage();
	}

	private void deliver() {
		for (Letter letter = next(); letter != null; letter = next()) {
			letter.deliver();
		}
	}

	private @Nullable Letter next() {
		synchronized (this.letters) {
			Letter letter = this.letters.poll();
			this.delivering = letter != null;
			return letter;
		}
	}

	/**
	 * An event on its way.
	 *
	 * @param event the event
	 * @param delivery gives it to the statechart
	 * @param answer what became of it
	 */
	private record Letter(ActorEvent event, Function<ActorEvent, Acceptance> delivery,
			CompletableFuture<Acceptance> answer) {

		// Also an Error of one sender's event must not leave those of others lying.
		void deliver() {
			try {
				this.answer.complete(this.delivery.apply(this.event));
			}
			catch (Throwable ex) {
				this.answer.complete(Acceptance.failed(ex));
			}
		}

	}

}
