package io.github.xstatewebrtc.signaling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.github.xstatewebrtc.protocol.signaling.RelayCode;

/**
 * What a hub has passed on between peers since it began. Safe for use by many threads.
 */
public final class RelayTotals {

	private final LongAdder frames = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final LongAdder dropped = new LongAdder();

	private final RelayRoom room = new RelayRoom();

	private final AtomicInteger open = new AtomicInteger();

	private final Map<RelayCode, LongAdder> closed = new ConcurrentHashMap<>();

	RelayTotals() {
	}

	/**
	 * Return the frames that were passed on: handed to the receiver's session.
	 * @return a number of frames
	 */
	public long frames() {
		return this.frames.sum();
	}

	/**
	 * Return how long those were.
	 * @return a number of bytes in UTF-8
	 */
	public long bytes() {
		return this.bytes.sum();
	}

	/**
	 * Return the frames that came and were not passed on: those above a bound, those that
	 * were still waiting when their connection ended, and those of no open connection.
	 * @return a number of frames
	 */
	public long dropped() {
		return this.dropped.sum();
	}

	/**
	 * Return what waits for sockets that are read slowly.
	 * @return a number of characters
	 */
	public long waiting() {
		return this.room.taken();
	}

	/**
	 * Return the connections that are open, or being opened.
	 * @return their number
	 */
	public int open() {
		return this.open.get();
	}

	/**
	 * Return the connections that have ended, were not opened, or had ended already.
	 * @param code why
	 * @return how many
	 */
	public long closed(RelayCode code) {
		LongAdder count = this.closed.get(code);
		return (count != null) ? count.sum() : 0;
	}

	void passedOn(int frameBytes) {
		this.frames.increment();
		this.bytes.add(frameBytes);
	}

	void dropped(RelayedMessage message) {
		if (message.isFrame()) {
			this.dropped.increment();
		}
	}

	RelayRoom room() {
		return this.room;
	}

	void opened() {
		this.open.incrementAndGet();
	}

	void ended(RelayCode code) {
		this.open.decrementAndGet();
		refused(code);
	}

	void refused(RelayCode code) {
		this.closed.computeIfAbsent(code, (key) -> new LongAdder()).increment();
	}

}
