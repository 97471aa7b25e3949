package io.github.xstatewebrtc.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a message that is too large for a frame into slices (protocol, section 3).
 */
public final class FrameSlices {

	static final byte MORE = '+';

	static final byte LAST = '.';

	private static final int LONGEST_CODE_POINT = 4;

	private FrameSlices() {
	}

	/**
	 * Cut a batch of one message between code points. The slices have to be sent one
	 * after the other with nothing between them.
	 * @param message a JSON object in UTF-8
	 * @param frameBytes the largest frame allowed
	 * @return the frames, in order
	 */
	public static List<byte[]> of(byte[] message, int frameBytes) {
		if (frameBytes <= LONGEST_CODE_POINT) {
			throw new IllegalArgumentException("A slice needs room for a code point, not " + frameBytes + " bytes");
		}
		FrameBatch batch = new FrameBatch(Math.addExact(message.length, FrameBatch.OVERHEAD_BYTES));
		batch.add(message);
		byte[] text = batch.toFrame();
		List<byte[]> slices = new ArrayList<>(text.length / (frameBytes - 1) + 1);
		int start = 0;
		while (start < text.length) {
			int end = cut(text, start, frameBytes - 1);
			byte[] slice = new byte[end - start + 1];
			slice[0] = (end < text.length) ? MORE : LAST;
			System.arraycopy(text, start, slice, 1, end - start);
			slices.add(slice);
			start = end;
		}
		return slices;
	}

	private static int cut(byte[] text, int start, int room) {
		if (text.length - start <= room) {
			return text.length;
		}
		int end = start + room;
		while (end > start + room - LONGEST_CODE_POINT && isContinuation(text[end])) {
			end--;
		}
		return end;
	}

	private static boolean isContinuation(byte unit) {
		return (unit & 0b1100_0000) == 0b1000_0000;
	}

}
