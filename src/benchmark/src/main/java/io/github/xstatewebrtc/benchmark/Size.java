package io.github.xstatewebrtc.benchmark;

/**
 * How much is measured.
 *
 * @param warmUps rounds between processes that do not count
 * @param rounds paired rounds that do, and as many times the listener is measured in each
 * JVM
 * @param messages messages a round over a link
 * @param singleSends messages a round over the bare library
 * @param questions questions a round
 * @param events inspection events a round
 * @param forks JVMs in which the listener is measured
 * @param iterationMillis how long it is measured each time, in milliseconds
 */
public record Size(int warmUps, int rounds, int messages, int singleSends, int questions, int events, int forks,
		int iterationMillis) {

	/**
	 * What the report is made of; some seven minutes.
	 */
	public static final Size FULL = new Size(2, 7, 1_000_000, 50_000, 20_000, 200_000, 3, 1_000);

	/**
	 * Just enough to see that all of it works.
	 */
	public static final Size SMOKE = new Size(0, 1, 2_000, 500, 100, 2_000, 0, 50);

}
