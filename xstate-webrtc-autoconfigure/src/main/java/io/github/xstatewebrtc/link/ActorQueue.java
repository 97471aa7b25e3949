package io.github.xstatewebrtc.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The messages between actors that wait to be sent. Any thread adds, the ordered executor
 * takes out.
 */
final class ActorQueue implements MessageSupply {

	private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();

	/** What is to be sent again, before the rest. Belongs to the ordered executor. */
	private final Deque<Outgoing> again = new ArrayDeque<>();

	private final AtomicInteger messages = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicLong againBytes = new AtomicLong();

	/**
	 * Add a message.
	 * @param outgoing the message
	 * @return how many bytes wait now that were never sent
	 */
	long add(Outgoing outgoing) {
		this.messages.incrementAndGet();
		long waiting = this.bytes.addAndGet(outgoing.cost());
		this.queue.add(outgoing);
		return waiting;
	}

	/**
	 * Put messages before all others: a cut came before their acknowledgement.
	 * @param unacknowledged the messages as they were sent
	 */
	void again(List<Outgoing> unacknowledged) {
		for (int i = unacknowledged.size() - 1; i >= 0; i--) {
			Outgoing outgoing = unacknowledged.get(i);
			this.again.addFirst(outgoing);
			this.messages.incrementAndGet();
			this.againBytes.addAndGet(outgoing.cost());
		}
	}

	/**
	 * Return how many messages wait to be sent again.
	 * @return a number of messages
	 */
	int sentBefore() {
		return this.again.size();
	}

	/**
	 * Remove the first of those that wait to be sent again: they have arrived.
	 * @param messages how many
	 * @return the messages in order
	 */
	List<Outgoing> removeSent(int messages) {
		List<Outgoing> removed = new ArrayList<>(messages);
		for (int i = 0; i < messages; i++) {
			removed.add(this.again.element());
			remove();
		}
		return removed;
	}

	@Override
	public @Nullable Outgoing peek() {
		Outgoing first = this.again.peek();
		return (first != null) ? first : this.queue.peek();
	}

	@Override
	public void remove() {
		Outgoing first = this.again.poll();
		if (first != null) {
			removed(first, this.againBytes);
			return;
		}
		Outgoing next = this.queue.poll();
		if (next != null) {
			removed(next, this.bytes);
		}
	}

	private void removed(Outgoing outgoing, AtomicLong waiting) {
		this.messages.decrementAndGet();
		waiting.addAndGet(-outgoing.cost());
	}

	List<Outgoing> removeAll() {
		List<Outgoing> all = new ArrayList<>();
		for (Outgoing next = peek(); next != null; next = peek()) {
			all.add(next);
			remove();
		}
		return all;
	}

	int messages() {
		return this.messages.get();
	}

	long bytes() {
		return this.bytes.get() + this.againBytes.get();
	}

}
