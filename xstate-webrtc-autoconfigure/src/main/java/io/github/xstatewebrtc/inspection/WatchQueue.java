package io.github.xstatewebrtc.inspection;

import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * The queue, bounded in messages and in bytes, between the bridge, which fills it, and
 * one watcher's link, which empties it at its own pace.
 */
final class WatchQueue {

	/** As many bytes are worth a frame of their own. */
	static final int PLENTY = 32 * 1024;

	private final Queue<WatchMessage> messages = new ArrayDeque<>();

	private final int bound;

	private final int maxBytes;

	private long bytes;

	/** Whether the bridge holds back what found no room here. */
	private boolean behind;

	private boolean closed;

	private long lost;

	private long newlyLost;

	/** Events whose messages were polled and not sent; below zero if there are none. */
	private long unsent = -1;

	WatchQueue(int bound, int maxBytes) {
		this.bound = bound;
		this.maxBytes = maxBytes;
	}

	/**
	 * Add a message if there is room; into an empty queue goes any.
	 * @param message the message, encoded
	 * @return what to do next
	 */
	synchronized Offer offer(WatchMessage message) {
		int length = message.bytes().length;
		if (this.closed) {
			lose(message);
			return Offer.CLOSED;
		}
		if (this.messages.size() >= this.bound || (!this.messages.isEmpty() && this.bytes + length > this.maxBytes)) {
			this.behind = true;
			return Offer.FULL;
		}
		this.messages.add(message);
		this.bytes += length;
		boolean plentyNow = hasPlenty() && this.bytes - length < PLENTY;
		return (this.messages.size() == 1 || plentyNow) ? Offer.WAKES : Offer.ADDED;
	}

	synchronized boolean hasPlenty() {
		return this.bytes >= PLENTY;
	}

	/**
	 * Return whether the bridge may go on: somebody reads, and since a message found no
	 * room enough has been read.
	 * @return whether to send what is held back
	 */
	synchronized boolean isOpen() {
		return !this.closed && !this.behind;
	}

	synchronized @Nullable WatchMessage poll() {
		WatchMessage message = this.messages.poll();
		this.bytes -= (message != null) ? message.bytes().length : 0;
		return message;
	}

	/**
	 * Note that something was polled which is not sent after all.
	 * @param events how many events that told of
	 * @return whether this queue is not closed, and so will tell of them
	 */
	synchronized boolean unsent(long events) {
		if (!this.closed) {
			this.unsent = Math.max(0, this.unsent) + events;
		}
		return !this.closed;
	}

	/**
	 * Return what is to be said of that before anything else is polled.
	 * @return how many events, 0 if only states were not sent, below zero if there is
	 * nothing to say
	 */
	synchronized long takeUnsent() {
		long taken = this.unsent;
		this.unsent = -1;
		return taken;
	}

	/**
	 * Return, once, that the bridge may go on with what it holds back: half the queue is
	 * empty, in messages and in bytes.
	 * @return whether to tell the bridge
	 */
	synchronized boolean takeRoom() {
		boolean room = this.behind && !this.closed && this.messages.size() <= this.bound / 2
				&& this.bytes <= this.maxBytes / 2;
		if (room) {
			this.behind = false;
		}
		return room;
	}

	synchronized int size() {
		return this.messages.size();
	}

	/**
	 * Take no more messages and forget those that wait.
	 * @return whether this was not closed before
	 */
	synchronized boolean close() {
		boolean first = !this.closed;
		this.closed = true;
		this.messages.forEach(this::lose);
		this.messages.clear();
		this.bytes = 0;
		return first;
	}

	/**
	 * Note events that a closed queue does not deliver.
	 * @param message the message that tells of them
	 */
	synchronized void lose(WatchMessage message) {
		this.lost += message.events();
		this.newlyLost += message.gap() ? 0 : message.events();
	}

	/**
	 * Return how many events nobody reads of because the queue was closed.
	 * @return a number of events
	 */
	synchronized long lost() {
		return this.lost;
	}

	/**
	 * Return how many of those had not been given up before.
	 * @return a number of events
	 */
	synchronized long newlyLost() {
		return this.newlyLost;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	/**
	 * What became of a message.
	 */
	enum Offer {

		/**
		 * It is the only one, or with it there is plenty: the reader must be woken.
		 */
		WAKES,

		/**
		 * It waits behind others.
		 */
		ADDED,

		/**
		 * There is no room.
		 */
		FULL,

		/**
		 * Nobody reads any more.
		 */
		CLOSED

	}

}
