package io.github.xstatewebrtc.benchmark.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * What several rounds came to.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the least
 * @param most the most
 */
public record Spread(double median, double least, double most) {

	/**
	 * Return the spread of some figures.
	 * @param figures at least one
	 * @return their spread
	 */
	public static Spread of(Collection<Double> figures) {
		double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		if (sorted.length == 0) {
			throw new IllegalArgumentException("A spread is one of at least one figure");
		}
		return new Spread(median(sorted), sorted[0], sorted[sorted.length - 1]);
	}

	/**
	 * Return below which value a share of the figures lies.
	 * @param figures at least one, sorted by this
	 * @param share between 0 and 1
	 * @return one of the figures
	 */
	public static long percentile(long[] figures, double share) {
		Arrays.sort(figures);
		return figures[(int) Math.min(figures.length - 1L, Math.round(share * figures.length))];
	}

	private static double median(double[] sorted) {
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
