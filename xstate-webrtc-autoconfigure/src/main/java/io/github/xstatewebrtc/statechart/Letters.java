package io.github.xstatewebrtc.statechart;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * The events that wait in a mailbox, bounded by their number and by what they weigh. An
 * event that alone weighs more is taken when no other waits. For one thread at a time.
 */
final class Letters {

	/** Events that may wait at the same time. */
	static final int CAPACITY = 1024;

	/** What they may {@linkplain EventSize weigh}, in characters. */
	static final long CHARACTERS = 8 << 20;

	private final Queue<Letter> waiting = new ArrayDeque<>();

	private long characters;

	/**
	 * Add an event.
	 * @param letter the event
	 * @return why there is no room for it, in words for the sender; {@code null} if there
	 * is
	 */
	@Nullable String add(Letter letter) {
		if (this.waiting.size() >= CAPACITY) {
			return "The mailbox is full: " + CAPACITY + " events wait for the statechart already";
		}
		if (!this.waiting.isEmpty() && this.characters + letter.size() > CHARACTERS) {
			return "The mailbox is full: with this event more than " + CHARACTERS
					+ " characters would wait for the statechart";
		}
		this.waiting.add(letter);
		this.characters += letter.size();
		return null;
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	/**
	 * Take the oldest event out.
	 * @return the event, or {@code null} if none waits
	 */
	@Nullable Letter poll() {
		Letter letter = this.waiting.poll();
		this.characters -= (letter != null) ? letter.size() : 0;
		return letter;
	}

	/**
	 * Take all events out.
	 * @return the events
	 */
	List<Letter> drain() {
		List<Letter> all = List.copyOf(this.waiting);
		this.waiting.clear();
		this.characters = 0;
		return all;
	}

	/**
	 * An event on its way.
	 *
	 * @param event the event
	 * @param size what it weighs, in characters
	 * @param answer what became of it
	 */
	record Letter(ActorEvent event, long size, Answer<Acceptance> answer) {

	}

}
