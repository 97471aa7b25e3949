package io.github.xstatewebrtc.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The frames with which a source began, to know them when it tells them again:
 * {@code @statelyai/inspect} keeps what it could not send at once, and begins with it on
 * every socket that it opens. Safe for use by many threads.
 */
final class Fingerprints {

	/** More than the 200 events that the library keeps unless told otherwise. */
	static final int MAX = 512;

	private final long[] known = new long[MAX];

	private int size;

	/** What is expected next if the source tells everything again. */
	private int next;

	/**
	 * Take note of a frame.
	 * @param frame the frame
	 * @return whether the source has told it before, and tells it again in its place
	 */
	synchronized boolean isReplay(String frame) {
		if (this.next == MAX) {
			return false;
		}
		long fingerprint = of(frame);
		if (this.next < this.size && this.known[this.next] == fingerprint) {
			this.next++;
			return true;
		}
		this.known[this.next++] = fingerprint;
		this.size = this.next;
		return false;
	}

	/**
	 * Begin anew if a frame is among those that are known: a source that keeps only so
	 * many leaves out the oldest.
	 * @param first the {@linkplain #of fingerprint} of the first frame
	 * @return whether it is known, and expected next
	 */
	synchronized boolean rewind(long first) {
		for (int i = 0; i < this.size; i++) {
			if (this.known[i] == first) {
				System.arraycopy(this.known, i, this.known, 0, this.size - i);
				this.size -= i;
				this.next = 0;
				return true;
			}
		}
		return false;
	}

	synchronized boolean isEmpty() {
		return this.size == 0;
	}

	static long of(String frame) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(frame.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(digest).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
