package io.github.xstatewebrtc.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * The messages that one side has sent on one channel of one connection and the other side
 * has not acknowledged. They are kept, so that they can be sent again on the next
 * connection, or accounted for when the conversation ends.
 */
final class SendWindow {

	// As many questions as may be open, each of which is answered once.
	private static final int MOST_EXEMPT = 1024;

	private final long windowBytes;

	private final long keptBytes;

	private final Traffic traffic;

	private final Deque<Outgoing> unacknowledged = new ArrayDeque<>();

	private long bytes;

	private int exempt;

	private long exemptBytes;

	private long acknowledged;

	/**
	 * Begin with nothing sent.
	 * @param windowBytes how much the other side takes unacknowledged; used only as far
	 * as this side keeps
	 * @param keptBytes how much this side keeps for one who does not acknowledge, and as
	 * much again of what is exempt
	 * @param traffic counts
	 * @param acknowledged how many messages of the conversation were acknowledged before
	 */
	SendWindow(long windowBytes, long keptBytes, Traffic traffic, long acknowledged) {
		this.windowBytes = Math.min(windowBytes, keptBytes);
		this.keptBytes = keptBytes;
		this.traffic = traffic;
		this.acknowledged = acknowledged;
	}

	/**
	 * Return whether a message may be sent. With nothing unacknowledged any may, however
	 * large it is.
	 * @param outgoing the next message
	 * @return {@code false} if it must wait for an acknowledgement
	 */
	boolean admits(Outgoing outgoing) {
		return outgoing.exempt() || this.unacknowledged.isEmpty() || this.bytes + outgoing.cost() <= this.windowBytes;
	}

	void sent(Outgoing outgoing) {
		this.unacknowledged.add(outgoing);
		change(outgoing, 1);
		this.traffic.unacknowledged(outgoing.cost());
		if (outgoing.sent()) {
			this.traffic.messageSent();
		}
	}

	/**
	 * Return whether so many exempt messages are unacknowledged that the other side can
	 * only have stopped taking them.
	 * @return {@code true} if no more should be kept
	 */
	boolean isOverflowing() {
		return this.exempt > MOST_EXEMPT || this.exemptBytes > this.keptBytes;
	}

	/**
	 * Return how many messages the other side has acknowledged.
	 * @return how many of the conversation
	 */
	long acknowledged() {
		return this.acknowledged;
	}

	/**
	 * Return how many messages were sent.
	 * @return how many of the conversation
	 */
	long sent() {
		return this.acknowledged + this.unacknowledged.size();
	}

	/**
	 * Forget what was taken.
	 * @param received how many messages of the conversation the other side has taken
	 * @return the messages that it has taken since the last acknowledgement
	 * @throws ProtocolViolationException if that cannot be
	 */
	List<Outgoing> acknowledge(long received) throws ProtocolViolationException {
		if (received < this.acknowledged) {
			throw new ProtocolViolationException(
					"The count of received messages went back from " + this.acknowledged + " to " + received + ".");
		}
		if (received > sent()) {
			throw new ProtocolViolationException(
					"Acknowledged were " + received + " messages, of only " + sent() + " sent.");
		}
		List<Outgoing> taken = removeFirst((int) (received - this.acknowledged));
		this.acknowledged = received;
		return taken;
	}

	/**
	 * Give up what is not acknowledged.
	 * @return the messages in the order they were sent
	 */
	List<Outgoing> giveUp() {
		return removeFirst(this.unacknowledged.size());
	}

	private List<Outgoing> removeFirst(int messages) {
		List<Outgoing> removed = new ArrayList<>(messages);
		long before = this.bytes;
		for (int i = 0; i < messages; i++) {
			Outgoing first = this.unacknowledged.remove();
			change(first, -1);
			removed.add(first);
		}
		this.traffic.unacknowledged(this.bytes - before);
		return removed;
	}

	private void change(Outgoing outgoing, int sign) {
		long change = (long) sign * outgoing.cost();
		this.bytes += change;
		if (outgoing.exempt()) {
			this.exempt += sign;
			this.exemptBytes += change;
		}
	}

}
