package io.github.xstatewebrtc.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * The messages that one side of one channel has sent in a conversation and the other side
 * has not acknowledged. They are kept, so that they can be accounted for when the
 * conversation ends.
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
	 */
	SendWindow(long windowBytes, long keptBytes, Traffic traffic) {
		this.windowBytes = Math.min(windowBytes, keptBytes);
		this.keptBytes = keptBytes;
		this.traffic = traffic;
	}

	/**
	 * Return whether a message may be sent. With nothing unacknowledged any may, however
	 * large it is.
	 * @param outgoing the next message
	 * @return {@code false} if it must wait for an acknowledgement
	 */
	boolean admits(Outgoing outgoing) {
		return outgoing.exempt() || this.unacknowledged.isEmpty()
				|| this.bytes + outgoing.message().length <= this.windowBytes;
	}

	void sent(Outgoing outgoing) {
		this.unacknowledged.add(outgoing);
		change(outgoing, 1);
		this.traffic.messageSent();
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
	 * Forget what was taken.
	 * @param received how many messages of the conversation the other side has taken
	 * @throws ProtocolViolationException if that cannot be
	 */
	void acknowledge(long received) throws ProtocolViolationException {
		if (received < this.acknowledged) {
			throw new ProtocolViolationException(
					"The count of received messages went back from " + this.acknowledged + " to " + received + ".");
		}
		long sent = this.acknowledged + this.unacknowledged.size();
		if (received > sent) {
			throw new ProtocolViolationException(
					"Acknowledged were " + received + " messages, of only " + sent + " sent.");
		}
		while (this.acknowledged < received) {
			change(this.unacknowledged.remove(), -1);
			this.acknowledged++;
		}
	}

	/**
	 * Give up what is not acknowledged.
	 * @return the messages in the order they were sent
	 */
	List<byte[]> giveUp() {
		List<byte[]> all = new ArrayList<>();
		for (Outgoing next = this.unacknowledged.poll(); next != null; next = this.unacknowledged.poll()) {
			change(next, -1);
			all.add(next.message());
		}
		return all;
	}

	private void change(Outgoing outgoing, int sign) {
		long change = (long) sign * outgoing.message().length;
		this.bytes += change;
		if (outgoing.exempt()) {
			this.exempt += sign;
			this.exemptBytes += change;
		}
		this.traffic.unacknowledged(change);
	}

}
