package io.github.xstatewebrtc.inspection;

/**
 * Text that UTF-8 can carry. An application's strings may hold halves of surrogate pairs,
 * cut apart by a {@code substring}; a message with one could not be read.
 */
final class WellFormed {

	private static final char REPLACEMENT = '\ufffd';

	private WellFormed() {
	}

	static String text(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return repaired(text);
			}
		}
		return text;
	}

	private static String repaired(String text) {
		StringBuilder repaired = new StringBuilder(text.length());
		text.codePoints().map((point) -> isHalf(point) ? REPLACEMENT : point).forEach(repaired::appendCodePoint);
		return repaired.toString();
	}

	private static boolean isHalf(int point) {
		return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
	}

}
