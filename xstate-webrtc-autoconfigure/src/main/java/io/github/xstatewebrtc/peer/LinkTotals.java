package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.xstatewebrtc.link.LinkEnd;

/**
 * Why links ended and messages came back, in numbers that only grow. Safe for use by many
 * threads.
 */
public final class LinkTotals {

	/**
	 * The codes that are counted, each for itself.
	 */
	public static final List<String> CODES = List.of(LinkEnd.CLOSING, LinkEnd.FORBIDDEN, LinkEnd.OVERFLOW,
			LinkEnd.PEER_LOST, LinkEnd.TOO_LARGE, "protocol-error", "unsupported-version", "other");

	private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> undelivered = new ConcurrentHashMap<>();

	LinkTotals() {
	}

	void ended(LinkEnd end) {
		count(this.ended, end, 1);
	}

	void undelivered(int messages, LinkEnd why) {
		count(this.undelivered, why, messages);
	}

	// The other side may say any code.
	private static void count(Map<String, LongAdder> counts, LinkEnd end, int by) {
		String code = CODES.contains(end.code()) ? end.code() : "other";
		counts.computeIfAbsent(code, (key) -> new LongAdder()).add(by);
	}

	/**
	 * Return how many links have ended for a reason.
	 * @param code one of {@link #CODES}
	 * @return a number of links
	 */
	public long ended(String code) {
		return sum(this.ended, code);
	}

	/**
	 * Return how many messages were given up for a reason and reported to their sender.
	 * @param code one of {@link #CODES}
	 * @return a number of messages
	 */
	public long undelivered(String code) {
		return sum(this.undelivered, code);
	}

	private static long sum(Map<String, LongAdder> counts, String code) {
		LongAdder count = counts.get(code);
		return (count != null) ? count.sum() : 0;
	}

}
