package io.github.xstatewebrtc.source;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of all sources. Safe for use by many threads.
 */
public final class SourceTotals {

	private final Map<SourceEnd, LongAdder> ends = new EnumMap<>(SourceEnd.class);

	private final LongAdder frames = new LongAdder();

	private final LongAdder replayed = new LongAdder();

	private final LongAdder actorsLeftOut = new LongAdder();

	private final LongAdder definitionsLeftOut = new LongAdder();

	private final LongAdder namesShortened = new LongAdder();

	private final LongAdder eventsOverloaded = new LongAdder();

	SourceTotals() {
		for (SourceEnd end : SourceEnd.values()) {
			this.ends.put(end, new LongAdder());
		}
	}

	void end(SourceEnd end) {
		adder(end).increment();
	}

	void frame() {
		this.frames.increment();
	}

	void replayed() {
		this.replayed.increment();
	}

	void actorLeftOut() {
		this.actorsLeftOut.increment();
	}

	void definitionLeftOut() {
		this.definitionsLeftOut.increment();
	}

	void nameShortened() {
		this.namesShortened.increment();
	}

	void eventOverloaded() {
		this.eventsOverloaded.increment();
	}

	/**
	 * Return how many sources were sent away.
	 * @param end why
	 * @return a number that only grows
	 */
	public long ended(SourceEnd end) {
		return adder(end).sum();
	}

	/**
	 * Return how many frames came.
	 * @return a number that only grows
	 */
	public long frames() {
		return this.frames.sum();
	}

	/**
	 * Return how many frames were told again after a reconnect, and left out.
	 * @return a number that only grows
	 */
	public long framesReplayed() {
		return this.replayed.sum();
	}

	/**
	 * Return how many states were reported of actors for which there is no room.
	 * @return a number that only grows
	 */
	public long actorsLeftOut() {
		return this.actorsLeftOut.sum();
	}

	/**
	 * Return how many definitions are not kept since all together are too long.
	 * @return a number that only grows
	 */
	public long definitionsLeftOut() {
		return this.definitionsLeftOut.sum();
	}

	/**
	 * Return how many names of actors and types of events are shown in part since they
	 * are too long.
	 * @return a number that only grows
	 */
	public long namesShortened() {
		return this.namesShortened.sum();
	}

	/**
	 * Return how many events for their actors were not sent since too many were under
	 * way.
	 * @return a number that only grows
	 */
	public long eventsOverloaded() {
		return this.eventsOverloaded.sum();
	}

	private LongAdder adder(SourceEnd end) {
		return Objects.requireNonNull(this.ends.get(end));
	}

}
