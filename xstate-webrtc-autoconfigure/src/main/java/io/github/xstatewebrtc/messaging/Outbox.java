package io.github.xstatewebrtc.messaging;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.CoalescedTask;
import io.github.xstatewebrtc.timing.SerialExecutor;

/**
 * What a peer is told unasked, in turns of one message each and only as far as it keeps
 * up: what a source has to say is asked for when it can go. Safe for use by many threads.
 */
final class Outbox {

	/** As many as a link acknowledges at once. */
	static final int MOST_MESSAGES = 256;

	private static final long MOST_BYTES = 256 * 1024;

	private final Function<byte[], CompletionStage<?>> link;

	private final CoalescedTask pump;

	private final Set<OutboxSource> ready = new LinkedHashSet<>();

	private int messages;

	private long bytes;

	/**
	 * Create an outbox.
	 * @param link sends a message; completes when the other side has taken it, or it was
	 * given up
	 * @param workers where sources are asked, one at a time
	 */
	Outbox(Function<byte[], CompletionStage<?>> link, Executor workers) {
		this.link = link;
		this.pump = new CoalescedTask(new SerialExecutor(workers), this::pump);
	}

	/**
	 * Ask a source soon, and until it has nothing to say.
	 * @param source the source
	 */
	void offer(OutboxSource source) {
		synchronized (this) {
			this.ready.add(source);
		}
		this.pump.run();
	}

	synchronized void clear() {
		this.ready.clear();
	}

	private void pump() {
		for (OutboxSource source = next(); source != null; source = next()) {
			byte[] message = source.poll();
			if (message != null) {
				send(message, source);
			}
		}
	}

	private synchronized @Nullable OutboxSource next() {
		Iterator<OutboxSource> sources = this.ready.iterator();
		if (this.messages >= MOST_MESSAGES || this.bytes >= MOST_BYTES || !sources.hasNext()) {
			return null;
		}
		OutboxSource next = sources.next();
		sources.remove();
		return next;
	}

	private void send(byte[] message, OutboxSource source) {
		synchronized (this) {
			this.messages++;
			this.bytes += message.length;
			this.ready.add(source);
		}
		this.link.apply(message).whenComplete((taken, failure) -> {
			settled(message);
			String why = TooLarge.of(failure);
			if (why != null) {
				source.leftOut(why);
			}
		});
	}

	private void settled(byte[] message) {
		synchronized (this) {
			this.messages--;
			this.bytes -= message.length;
		}
		this.pump.run();
	}

}
