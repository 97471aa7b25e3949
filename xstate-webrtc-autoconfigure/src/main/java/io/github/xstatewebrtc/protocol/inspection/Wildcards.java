package io.github.xstatewebrtc.protocol.inspection;

/**
 * Patterns in which {@code *} stands for any characters. Matching takes at most the
 * product of both lengths: a peer may have chosen the pattern.
 */
public final class Wildcards {

	private Wildcards() {
	}

	/**
	 * Return whether a text is what a pattern describes.
	 * @param pattern the pattern
	 * @param text the whole text
	 * @return whether it matches
	 */
	public static boolean matches(String pattern, String text) {
		int p = 0;
		int star = -1;
		int resume = 0;
		int t = 0;
		while (t < text.length()) {
			if (p < pattern.length() && pattern.charAt(p) == '*') {
				star = p++;
				resume = t;
			}
			else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
				p++;
				t++;
			}
			else if (star >= 0) {
				p = star + 1;
				t = ++resume;
			}
			else {
				return false;
			}
		}
		while (p < pattern.length() && pattern.charAt(p) == '*') {
			p++;
		}
		return p == pattern.length();
	}

}
