package io.github.xstatewebrtc.link;

import java.util.ArrayList;
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

	private final AtomicInteger messages = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	/**
	 * Add a message.
	 * @param outgoing the message
	 * @return how many bytes wait now
	 */
	long add(Outgoing outgoing) {
		this.messages.incrementAndGet();
		long waiting = this.bytes.addAndGet(outgoing.message().length);
		this.queue.add(outgoing);
		return waiting;
	}

	@Override
	public @Nullable Outgoing peek() {
		return this.queue.peek();
	}

	@Override
	public void remove() {
		Outgoing removed = this.queue.poll();
		if (removed != null) {
			this.messages.decrementAndGet();
			this.bytes.addAndGet(-removed.message().length);
		}
	}

	List<byte[]> removeAll() {
		List<byte[]> all = new ArrayList<>();
		for (Outgoing next = peek(); next != null; next = peek()) {
			all.add(next.message());
			remove();
		}
		return all;
	}

	int messages() {
		return this.messages.get();
	}

	long bytes() {
		return this.bytes.get();
	}

}
