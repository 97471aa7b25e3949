package io.github.xstatewebrtc.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * What peers wanted of this application's actors, in numbers. Safe for use by many
 * threads.
 */
public final class ActorTotals {

	private final Map<Receipt.Outcome, LongAdder> events = new ConcurrentHashMap<>();

	private final Map<FailureCode, LongAdder> deadLetters = new ConcurrentHashMap<>();

	private final Map<FailureCode, LongAdder> failures = new ConcurrentHashMap<>();

	private final Map<QuestionKind, LongAdder> open = new ConcurrentHashMap<>();

	private final LongAdder denied = new LongAdder();

	private final LongAdder replies = new LongAdder();

	private final LongAdder ignored = new LongAdder();

	ActorTotals() {
	}

	void event(Receipt.Outcome outcome) {
		count(this.events, outcome, 1);
	}

	void deniedEvent() {
		this.denied.increment();
	}

	void deadLetter(FailureCode code) {
		count(this.deadLetters, code, 1);
	}

	void answered(@Nullable FailureCode failure) {
		if (failure != null) {
			count(this.failures, failure, 1);
		}
		else {
			this.replies.increment();
		}
	}

	void opened(QuestionKind kind, int change) {
		count(this.open, kind, change);
	}

	void ignore() {
		this.ignored.increment();
	}

	/**
	 * Return how many events that peers sent came to an actor's mailbox and had one end.
	 * @param outcome the end
	 * @return a number that only grows
	 */
	public long events(Receipt.Outcome outcome) {
		return sum(this.events, outcome);
	}

	/**
	 * Return how many events that peers sent came to no mailbox.
	 * @return a number that only grows
	 */
	public long deniedEvents() {
		return this.denied.sum();
	}

	/**
	 * Return how many events were told of as dead letters.
	 * @param code why
	 * @return a number that only grows
	 */
	public long deadLetters(FailureCode code) {
		return sum(this.deadLetters, code);
	}

	/**
	 * Return how many asks were answered by an actor.
	 * @return a number that only grows
	 */
	public long replies() {
		return this.replies.sum();
	}

	/**
	 * Return how many asks came to nothing.
	 * @param code why
	 * @return a number that only grows
	 */
	public long failures(FailureCode code) {
		return sum(this.failures, code);
	}

	/**
	 * Return how many questions of peers are open.
	 * @param kind of which kind
	 * @return the number of this moment
	 */
	public long open(QuestionKind kind) {
		return sum(this.open, kind);
	}

	/**
	 * Return how many messages were of a type that this version does not know, or could
	 * not be answered.
	 * @return a number that only grows
	 */
	public long ignored() {
		return this.ignored.sum();
	}

	private static <K> void count(Map<K, LongAdder> counts, K key, long by) {
		counts.computeIfAbsent(key, (added) -> new LongAdder()).add(by);
	}

	private static long sum(Map<?, LongAdder> counts, Object key) {
		LongAdder count = counts.get(key);
		return (count != null) ? count.sum() : 0;
	}

}
