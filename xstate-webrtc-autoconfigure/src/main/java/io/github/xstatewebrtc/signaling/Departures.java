package io.github.xstatewebrtc.signaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Who has gone for good while a member was suspended: that somebody is missing from the
 * list which it gets would mean a time-out, after which links live on.
 */
final class Departures {

	/** Beyond so many, links end by themselves. */
	private static final int MAX = 1000;

	private final Map<String, String> reasons = new LinkedHashMap<>();

	void add(String peerId, String reason) {
		if (this.reasons.size() < MAX) {
			this.reasons.put(peerId, reason);
		}
	}

	/**
	 * Take out all of them.
	 * @param back tells who is there again
	 * @param told told of each of the others, and why it has gone
	 */
	void tell(Predicate<String> back, BiConsumer<String, String> told) {
		this.reasons.forEach((peerId, reason) -> {
			if (!back.test(peerId)) {
				told.accept(peerId, reason);
			}
		});
		this.reasons.clear();
	}

}
