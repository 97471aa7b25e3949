package io.github.xstatewebrtc.messaging;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What a subscriber has not been told yet, in order: emitted events up to a bound, and of
 * the snapshots the newest, in its own place. For one thread at a time.
 *
 * @param <T> what the subscriber is told
 */
final class WaitingUpdates<T> {

	/** In characters; an event that alone has more is taken when no other waits. */
	static final int MOST = 1024 * 1024;

	/** What an event counts besides its own characters. */
	static final int OVERHEAD = 128;

	private final Deque<Waiting<T>> waiting = new ArrayDeque<>();

	private @Nullable Waiting<T> newest;

	private int characters;

	void snapshot(T snapshot) {
		if (this.newest != null) {
			// At the end or near it: only events since then come after it.
			this.waiting.removeLastOccurrence(this.newest);
		}
		this.newest = new Waiting<>(snapshot, 0);
		this.waiting.add(this.newest);
	}

	/**
	 * Add an event.
	 * @param event the event
	 * @param size how many characters it has
	 * @return whether there was room for it
	 */
	boolean emitted(T event, int size) {
		int counted = size + OVERHEAD;
		if (this.characters > 0 && this.characters + counted > MOST) {
			return false;
		}
		this.characters += counted;
		this.waiting.add(new Waiting<>(event, counted));
		return true;
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	@Nullable T poll() {
		Waiting<T> next = this.waiting.poll();
		if (next == null) {
			return null;
		}
		this.newest = (next == this.newest) ? null : this.newest;
		this.characters -= next.characters;
		return next.update;
	}

	void clear() {
		this.waiting.clear();
		this.newest = null;
		this.characters = 0;
	}

	private static final class Waiting<T> {

		private final T update;

		private final int characters;

		Waiting(T update, int characters) {
			this.update = update;
			this.characters = characters;
		}

	}

}
