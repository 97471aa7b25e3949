package io.github.xstatewebrtc.statechart;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * The events that wait in a mailbox, bounded by their number and by what they weigh. An
 * event that alone weighs more is taken when no other waits. What comes from one peer may
 * take seven times the room that is left, so that however many peers send, there is some
 * for another, and for the application itself. For one thread at a time.
 */
final class Letters {

	/** Events that may wait at the same time. */
	static final int CAPACITY = 1024;

	/** What they may {@linkplain EventSize weigh}, in characters. */
	static final long CHARACTERS = 8 << 20;

	/** What a peer may have of them, in relation to what nobody has. */
	static final int SHARE = 7;

	private static final Room NONE = new Room(0, 0);

	private final Queue<Letter> waiting = new ArrayDeque<>();

	private final Map<String, Room> taken = new HashMap<>();

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
		if (!this.waiting.isEmpty() && letter.sender() != null
				&& isTooMuch(this.taken.getOrDefault(letter.sender(), NONE), letter)) {
			return "The mailbox is full: what is left of it is for events of other senders";
		}
		this.waiting.add(letter);
		note(letter, 1);
		return null;
	}

	private boolean isTooMuch(Room had, Letter letter) {
		return had.events() >= SHARE * (CAPACITY - this.waiting.size())
				|| had.characters() + letter.size() > SHARE * (CHARACTERS - this.characters);
	}

	private void note(Letter letter, int sign) {
		this.characters += sign * letter.size();
		if (letter.sender() != null) {
			Room now = this.taken.getOrDefault(letter.sender(), NONE).plus(sign, sign * letter.size());
			if (now.events() > 0) {
				this.taken.put(letter.sender(), now);
			}
			else {
				this.taken.remove(letter.sender());
			}
		}
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
		if (letter != null) {
			note(letter, -1);
		}
		return letter;
	}

	/**
	 * Take all events out.
	 * @return the events
	 */
	List<Letter> drain() {
		List<Letter> all = List.copyOf(this.waiting);
		this.waiting.clear();
		this.taken.clear();
		this.characters = 0;
		return all;
	}

	/**
	 * An event on its way.
	 *
	 * @param event the event
	 * @param sender the peer that it comes from, {@code null} if it is the application's
	 * @param size what it weighs, in characters
	 * @param answer what became of it
	 */
	record Letter(ActorEvent event, @Nullable String sender, long size, Answer<Acceptance> answer) {
	}

	/**
	 * What somebody has of a mailbox.
	 *
	 * @param events how many events
	 * @param characters what they weigh
	 */
	private record Room(int events, long characters) {

		Room plus(int more, long heavier) {
			return new Room(this.events + more, this.characters + heavier);
		}

	}

}
