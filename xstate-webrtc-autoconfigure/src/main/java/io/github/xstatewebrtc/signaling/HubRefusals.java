package io.github.xstatewebrtc.signaling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * What a hub has refused its peers since it was made; every figure only grows. Safe for
 * use by many threads.
 */
public final class HubRefusals {

	private final Map<ErrorCode, LongAdder> byCode = new ConcurrentHashMap<>();

	private final LongAdder clumsy = new LongAdder();

	private final LongAdder slow = new LongAdder();

	HubRefusals() {
	}

	void refused(ErrorCode code) {
		this.byCode.computeIfAbsent(code, (key) -> new LongAdder()).increment();
	}

	void cutForErrors() {
		this.clumsy.increment();
	}

	/**
	 * Count a socket that is closed since the peer reads too slowly.
	 */
	public void cutForSlowness() {
		this.slow.increment();
	}

	/**
	 * Return how many messages or peers were refused with a code.
	 * @param code the code
	 * @return a number of refusals, those among them that were not answered any more
	 */
	public long count(ErrorCode code) {
		LongAdder count = this.byCode.get(code);
		return (count != null) ? count.sum() : 0;
	}

	/**
	 * Return how many sockets were closed since more errors came within a minute than are
	 * answered.
	 * @return a number of sockets
	 */
	public long clumsy() {
		return this.clumsy.sum();
	}

	/**
	 * Return how many sockets were closed since the peer read too slowly.
	 * @return a number of sockets
	 */
	public long slow() {
		return this.slow.sum();
	}

}
