package io.github.xstatewebrtc.benchmark.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param name what was measured
 * @param unit the unit of the figures
 * @param ours this project's figures, one a round
 * @param theirs what they are compared with, one a round and the same number; empty where
 * the aim is no comparison
 * @param aim what is aimed at; {@code null} for a figure that is told beside others
 * @param failure what was lost, doubled or wrong, {@code null} if nothing was
 */
public record Row(String name, String unit, List<Double> ours, List<Double> theirs, @Nullable Aim aim,
		@Nullable String failure) {

	/**
	 * Return a row of which every message was checked and found right.
	 * @param name what was measured
	 * @param unit the unit of the figures
	 * @param ours this project's figures
	 * @param theirs what they are compared with, or empty
	 * @param aim what is aimed at, or {@code null}
	 * @return the row
	 */
	public static Row of(String name, String unit, List<Double> ours, List<Double> theirs, @Nullable Aim aim) {
		return new Row(name, unit, List.copyOf(ours), List.copyOf(theirs), aim, null);
	}

	/**
	 * Return a row whose figures are worth nothing.
	 * @param name what was measured
	 * @param failure what was lost, doubled or wrong
	 * @return the row
	 */
	public static Row failed(String name, String failure) {
		return new Row(name, "", List.of(), List.of(), null, failure);
	}

	/**
	 * Return what the aim speaks of: the ratio of each pair of rounds, or this project's
	 * figures where there is nothing to compare with.
	 * @return one figure a round
	 */
	public List<Double> judged() {
		if (this.theirs.isEmpty()) {
			return this.ours;
		}
		return java.util.stream.IntStream.range(0, this.ours.size())
			.mapToObj((round) -> this.ours.get(round) / this.theirs.get(round))
			.toList();
	}

	/**
	 * Return what came of it.
	 * @return in a word or two
	 */
	public String verdict() {
		if (this.failure != null) {
			return "FAILED";
		}
		if (this.aim == null) {
			return "told";
		}
		return this.aim.isMetBy(Spread.of(judged()).median()) ? "met" : "falls short";
	}

	/**
	 * A bound that the median of a row is to keep.
	 *
	 * @param bound the bound
	 * @param atLeast whether the figure is to be no less, or no more
	 */
	public record Aim(double bound, boolean atLeast) {

		/**
		 * Return an aim for what is better the larger it is.
		 * @param bound the least that is aimed at
		 * @return the aim
		 */
		public static Aim atLeast(double bound) {
			return new Aim(bound, true);
		}

		/**
		 * Return an aim for what is better the smaller it is.
		 * @param bound the most that is aimed at
		 * @return the aim
		 */
		public static Aim atMost(double bound) {
			return new Aim(bound, false);
		}

		boolean isMetBy(double figure) {
			return this.atLeast ? figure >= this.bound : figure <= this.bound;
		}

	}

}
