package io.github.xstatewebrtc.inspection;

import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the bridge, which fills it, and one watcher's link, which
 * empties it at its own pace.
 */
final class WatchQueue {

	private final Queue<byte[]> messages = new ArrayDeque<>();

	private final int bound;

	/** Whether the bridge holds back what found no room here. */
	private boolean behind;

	private boolean closed;

	WatchQueue(int bound) {
		this.bound = bound;
	}

	/**
	 * Add a message if there is room.
	 * @param message the encoded message
	 * @return what to do next
	 */
	synchronized Offer offer(byte[] message) {
		if (this.closed) {
			return Offer.CLOSED;
		}
		if (this.messages.size() >= this.bound) {
			this.behind = true;
			return Offer.FULL;
		}
		this.messages.add(message);
		return (this.messages.size() == 1) ? Offer.FIRST : Offer.ADDED;
	}

	/**
	 * Return whether there is room, and otherwise note that something is held back.
	 * @param messages how many messages there are to add
	 * @return whether they would be taken
	 */
	synchronized boolean hasRoom(int messages) {
		boolean room = this.messages.size() + messages <= this.bound;
		this.behind = this.behind || !room;
		return room || this.closed;
	}

	synchronized byte @Nullable [] poll() {
		return this.messages.poll();
	}

	/**
	 * Return, once, that the bridge may go on with what it holds back: half the queue is
	 * empty.
	 * @return whether to tell the bridge
	 */
	synchronized boolean takeRoom() {
		boolean room = this.behind && !this.closed && this.messages.size() <= this.bound / 2;
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
		this.messages.clear();
		return first;
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
