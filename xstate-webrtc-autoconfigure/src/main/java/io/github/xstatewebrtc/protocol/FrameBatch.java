package io.github.xstatewebrtc.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts encoded messages into one frame, {@code [a,b,c]}, without encoding them again
 * (protocol, section 3). Not for concurrent use.
 */
public final class FrameBatch {

	/**
	 * What the brackets around a single message add to it.
	 */
	public static final int OVERHEAD_BYTES = 2;

	private final int frameBytes;

	private final List<byte[]> messages = new ArrayList<>();

	private int length = 1;

	/**
	 * Begin a batch.
	 * @param frameBytes the largest frame allowed
	 */
	public FrameBatch(int frameBytes) {
		this.frameBytes = frameBytes;
	}

	/**
	 * Return whether a message still fits.
	 * @param message a JSON object in UTF-8
	 * @return {@code false} if it must go in another frame
	 */
	public boolean fits(byte[] message) {
		return (long) this.length + message.length + 1 <= this.frameBytes;
	}

	/**
	 * Add a message.
	 * @param message a JSON object in UTF-8 that {@linkplain #fits fits}
	 */
	public void add(byte[] message) {
		if (!fits(message)) {
			throw new IllegalArgumentException(message.length + " bytes do not fit into the frame");
		}
		this.messages.add(message);
		this.length += message.length + 1;
	}

	/**
	 * Return whether nothing was added.
	 * @return {@code true} if there is no frame to send
	 */
	public boolean isEmpty() {
		return this.messages.isEmpty();
	}

	/**
	 * Return the frame.
	 * @return the text in UTF-8
	 */
	public byte[] toFrame() {
		if (isEmpty()) {
			throw new IllegalStateException("A frame holds at least one message");
		}
		byte[] frame = new byte[this.length];
		int position = 0;
		for (byte[] message : this.messages) {
			frame[position] = (byte) ((position == 0) ? '[' : ',');
			System.arraycopy(message, 0, frame, position + 1, message.length);
			position += message.length + 1;
		}
		frame[position] = ']';
		return frame;
	}

}
