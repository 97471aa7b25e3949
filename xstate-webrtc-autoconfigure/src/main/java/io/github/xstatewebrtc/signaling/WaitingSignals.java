package io.github.xstatewebrtc.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The signals that wait for one suspended member, within bounds. Confined to the lock of
 * its channel.
 */
final class WaitingSignals {

	private static final int MAX_COUNT = 64;

	private static final int MAX_LENGTH = 256 * 1024;

	private final HubTotals totals;

	private final Deque<Waiting> signals = new ArrayDeque<>();

	private int length;

	WaitingSignals(HubTotals totals) {
		this.totals = totals;
	}

	/**
	 * Keep a signal if there is room.
	 * @param from who sent it
	 * @param text the message
	 * @return whether it is kept
	 */
	boolean add(String from, String text) {
		boolean room = this.signals.size() < MAX_COUNT && this.length + text.length() <= MAX_LENGTH
				&& this.totals.keep(text.length());
		if (room) {
			this.length += text.length();
			this.signals.add(new Waiting(from, text));
		}
		return room;
	}

	/**
	 * Take out all of them.
	 * @param isMember tells whether a sender is still there: signals of others are
	 * forgotten
	 * @return the messages, in the order in which they were sent
	 */
	List<String> take(Predicate<String> isMember) {
		List<String> texts = this.signals.stream()
			.filter((signal) -> isMember.test(signal.from()))
			.map(Waiting::text)
			.toList();
		clear();
		return texts;
	}

	void clear() {
		this.totals.release(this.length);
		this.length = 0;
		this.signals.clear();
	}

	/**
	 * A signal that waits.
	 *
	 * @param from who sent it
	 * @param text the message
	 */
	private record Waiting(String from, String text) {
	}

}
