package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * Tells a peer of its events that were not delivered: those of one address and code
 * together. Safe for use by many threads.
 */
final class DeadLetters implements OutboxSource {

	static final Duration GATHER = Duration.ofMillis(100);

	/** Addresses are of the peer's choice: so many are told apart. */
	static final int MOST = 256;

	/** Stands for all addresses that are not told apart. */
	static final String OTHERS = "*";

	private final ActorContext context;

	private final Outbox outbox;

	private final Map<Address, Waiting> waiting = new LinkedHashMap<>();

	private boolean scheduled;

	DeadLetters(ActorContext context, Outbox outbox) {
		this.context = context;
		this.outbox = outbox;
	}

	void add(FailureCode code, String to, String message) {
		this.context.totals().deadLetter(code);
		boolean first;
		synchronized (this) {
			Address address = new Address(code, to);
			if (this.waiting.size() >= MOST && !this.waiting.containsKey(address)) {
				address = new Address(code, OTHERS);
			}
			this.waiting.computeIfAbsent(address, (added) -> new Waiting(message)).count++;
			first = !this.scheduled;
			this.scheduled = true;
		}
		if (first) {
			this.context.timers().schedule(GATHER, () -> this.outbox.offer(this));
		}
	}

	synchronized void clear() {
		this.waiting.clear();
	}

	@Override
	public synchronized byte @Nullable [] poll() {
		Iterator<Map.Entry<Address, Waiting>> next = this.waiting.entrySet().iterator();
		if (!next.hasNext()) {
			this.scheduled = false;
			return null;
		}
		Map.Entry<Address, Waiting> entry = next.next();
		next.remove();
		return new ActorAnswer.DeadLetter(entry.getKey().code(), entry.getKey().to(), entry.getValue().count,
				entry.getValue().message)
			.bytes();
	}

	/**
	 * What is told together.
	 *
	 * @param code why the events were not delivered
	 * @param to where they were to go
	 */
	private record Address(FailureCode code, String to) {
	}

	private static final class Waiting {

		private final String message;

		private long count;

		Waiting(String message) {
			this.message = message;
		}

	}

}
