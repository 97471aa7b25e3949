package io.github.xstatewebrtc.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How many letters somebody got wrong, two that changed places being one (Damerau and
 * Levenshtein, without overlaps).
 */
final class EditDistance {

	/** One letter in so many may be wrong, and one more. */
	private static final int LETTERS_FOR_A_MISTAKE = 6;

	private EditDistance() {
	}

	/**
	 * Find words that somebody may have meant.
	 * @param word what was written
	 * @param known the words that there are
	 * @return those that differ in few letters, the nearest first
	 */
	static Stream<String> near(String word, Collection<String> known) {
		int most = 1 + word.length() / LETTERS_FOR_A_MISTAKE;
		return known.stream()
			.filter((candidate) -> between(word, candidate) <= most)
			.sorted(Comparator.comparingInt((candidate) -> between(word, candidate)));
	}

	private static int between(String first, String second) {
		int[][] distance = new int[first.length() + 1][second.length() + 1];
		for (int i = 0; i <= first.length(); i++) {
			for (int j = 0; j <= second.length(); j++) {
				distance[i][j] = (i == 0 || j == 0) ? i + j : least(distance, first, i, second, j);
			}
		}
		return distance[first.length()][second.length()];
	}

	private static int least(int[][] distance, String first, int i, String second, int j) {
		char last = first.charAt(i - 1);
		char other = second.charAt(j - 1);
		int replaced = distance[i - 1][j - 1] + ((last != other) ? 1 : 0);
		int least = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && last == second.charAt(j - 2) && other == first.charAt(i - 2);
		return swapped ? Math.min(least, 1 + distance[i - 2][j - 2]) : least;
	}

}
