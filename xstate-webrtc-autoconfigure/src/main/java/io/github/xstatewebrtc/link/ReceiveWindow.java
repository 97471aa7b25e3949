package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.link.Ack;

/**
 * Counts the messages that one side of one channel has taken in a conversation, and says
 * when to acknowledge them.
 */
final class ReceiveWindow {

	private static final int MESSAGES = 256;

	private final int quarterBytes;

	private long taken;

	private long acknowledged;

	private int bytes;

	private boolean waitedLong;

	ReceiveWindow(int windowBytes) {
		this.quarterBytes = windowBytes / 4;
	}

	/**
	 * Say in a hello how many were taken, which acknowledges them.
	 * @return how many in the conversation
	 */
	long greet() {
		acknowledge();
		return this.taken;
	}

	/**
	 * A new conversation begins.
	 */
	void beginAnew() {
		this.taken = 0;
		acknowledge();
	}

	/**
	 * A message was taken.
	 */
	void taken() {
		this.taken++;
	}

	/**
	 * The messages of a batch, if any counts, were taken and take room in the sender's
	 * window until that is acknowledged.
	 * @param batchBytes its length
	 */
	void received(int batchBytes) {
		if (pending()) {
			this.bytes += batchBytes;
		}
	}

	/**
	 * What is pending has waited long enough for a frame to ride in.
	 */
	void waitedLong() {
		this.waitedLong = pending();
	}

	/**
	 * Return whether there is something to acknowledge.
	 * @return {@code true} if a frame that goes anyway should carry it
	 */
	boolean pending() {
		return this.taken > this.acknowledged;
	}

	/**
	 * Return whether an acknowledgement is worth a frame.
	 * @return {@code true} if it must go now
	 */
	boolean due() {
		return pending()
				&& (this.waitedLong || this.bytes >= this.quarterBytes || this.taken - this.acknowledged >= MESSAGES);
	}

	Ack acknowledge() {
		this.acknowledged = this.taken;
		this.bytes = 0;
		this.waitedLong = false;
		return new Ack(this.taken);
	}

}
