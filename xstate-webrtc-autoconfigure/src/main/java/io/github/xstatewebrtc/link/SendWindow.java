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

	private final long windowBytes;

	private final Traffic traffic;

	private final Deque<byte[]> unacknowledged = new ArrayDeque<>();

	private long bytes;

	private long acknowledged;

	SendWindow(long windowBytes, Traffic traffic) {
		this.windowBytes = windowBytes;
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

	void sent(byte[] message) {
		this.unacknowledged.add(message);
		change(message.length);
		this.traffic.messageSent();
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
			change(-this.unacknowledged.remove().length);
			this.acknowledged++;
		}
	}

	/**
	 * Give up what is not acknowledged.
	 * @return the messages in the order they were sent
	 */
	List<byte[]> giveUp() {
		List<byte[]> all = new ArrayList<>(this.unacknowledged);
		this.unacknowledged.clear();
		change(-this.bytes);
		return all;
	}

	private void change(long bytes) {
		this.bytes += bytes;
		this.traffic.unacknowledged(bytes);
	}

}
