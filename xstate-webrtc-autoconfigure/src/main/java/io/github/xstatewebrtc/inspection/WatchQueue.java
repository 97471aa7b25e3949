package io.github.xstatewebrtc.inspection;

import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * The queue, bounded in messages and in bytes, between the bridge, which fills it, and
 * one watcher's link, which empties it at its own pace.
 */
final class WatchQueue {

	private final Queue<byte[]> messages = new ArrayDeque<>();

	private final int bound;

	private final int maxBytes;

	private long bytes;

	/** Whether the bridge holds back what found no room here. */
	private boolean behind;

	private boolean closed;

	private long undelivered;

	WatchQueue(int bound, int maxBytes) {
		this.bound = bound;
		this.maxBytes = maxBytes;
	}

	/**
	 * Add a message if there is room; into an empty queue goes any.
	 * @param message the encoded message
	 * @return what to do next
	 */
	synchronized Offer offer(byte[] message) {
		if (this.closed) {
			this.undelivered++;
			return Offer.CLOSED;
		}
		if (this.messages.size() >= this.bound
				|| (!this.messages.isEmpty() && this.bytes + message.length > this.maxBytes)) {
			this.behind = true;
			return Offer.FULL;
		}
		this.messages.add(message);
		this.bytes += message.length;
		return (this.messages.size() == 1) ? Offer.FIRST : Offer.ADDED;
	}

	/**
	 * Return whether the bridge may go on: somebody reads, and since a message found no
	 * room enough has been read.
	 * @return whether to send what is held back
	 */
	synchronized boolean isOpen() {
		return !this.closed && !this.behind;
	}

	synchronized byte @Nullable [] poll() {
		byte[] message = this.messages.poll();
		this.bytes -= (message != null) ? message.length : 0;
		return message;
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
		this.undelivered += this.messages.size();
		this.messages.clear();
		this.bytes = 0;
		return first;
	}

	/**
	 * Return how many messages nobody reads because the queue was closed.
	 * @return a number of messages
	 */
	synchronized long undelivered() {
		return this.undelivered;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	/**
	 * What became of a message.
	 */
	enum Offer {

		/**
		 * It is the only one: the reader must be woken.
		 */
		FIRST,

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
