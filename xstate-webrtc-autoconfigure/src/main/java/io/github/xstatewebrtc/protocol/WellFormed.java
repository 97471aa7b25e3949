package io.github.xstatewebrtc.protocol;

/**
 * Text that UTF-8 can carry. An application's strings may hold halves of surrogate pairs,
 * cut apart by a {@code substring}; a message with one could not be read.
 */
public final class WellFormed {

	private static final char REPLACEMENT = '\ufffd';

	private WellFormed() {
	}

	/**
	 * Put a replacement character in the place of each half of a pair.
	 * @param text a text
	 * @return the text as UTF-8 can carry it
	 */
	public static String text(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return repaired(text);
			}
		}
		return text;
	}

	/**
	 * Return whether a text has no half of a pair.
	 * @param text a text
	 * @return whether UTF-8 can carry it as it is
	 */
	public static boolean isWellFormed(String text) {
		return text.codePoints().noneMatch(WellFormed::isHalf);
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
