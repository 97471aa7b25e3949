package io.github.xstatewebrtc.link;

/**
 * The sizes of a link, in bytes of UTF-8 (protocol, section 3).
 *
 * @param windowBytes how much this side takes unacknowledged on each channel
 * @param frameBytes the largest frame, from 1,024; frames are as large only if the other
 * side and the transport allow as much
 * @param messageBytes the largest message with its brackets, at least a frame
 * @param queuedBytes how much is kept for a side that does not take it: what waits to be
 * sent on the actor channel, and likewise the answers that are not acknowledged, before
 * the link ends with {@code overflow}; the other side's window and largest message are
 * used only up to this
 */
public record LinkLimits(int windowBytes, int frameBytes, int messageBytes, long queuedBytes) {

	/**
	 * Frames that are smaller are of no use.
	 */
	static final int LEAST_FRAME_BYTES = 1024;

	public LinkLimits {
		if (windowBytes < 1 || queuedBytes < 1 || frameBytes < LEAST_FRAME_BYTES || messageBytes < frameBytes) {
			throw new IllegalArgumentException("Senseless sizes: windowBytes=" + windowBytes + ", frameBytes="
					+ frameBytes + ", messageBytes=" + messageBytes + ", queuedBytes=" + queuedBytes);
		}
	}

	/**
	 * Return the sizes that the protocol names, and 8 MiB that may wait.
	 * @return the default
	 */
	public static LinkLimits defaults() {
		return new LinkLimits(1024 * 1024, 16 * 1024, 1024 * 1024, 8L * 1024 * 1024);
	}

}
