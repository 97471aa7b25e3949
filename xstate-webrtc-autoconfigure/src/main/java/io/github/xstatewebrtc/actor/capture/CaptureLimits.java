package io.github.xstatewebrtc.actor.capture;

import java.time.Duration;

/**
 * How much of an object one capture takes. What exceeds a limit is replaced by a text
 * that says so.
 *
 * @param depth how many maps, lists and beans may lie within each other
 * @param members how many members of one map, list or bean are taken
 * @param length how many characters of one string are taken
 * @param totalValues how many values are taken in all
 * @param totalLength how many characters of strings and keys are taken in all
 * @param time how long the application's own code, its getters and iterators, may take in
 * all; what has been called by then is waited for. What takes more than half of it by
 * itself is not called again
 */
public record CaptureLimits(int depth, int members, int length, int totalValues, int totalLength, Duration time) {

	/**
	 * Depth 10, 200 members, 4,096 characters a string; 5,000 values and 65,536
	 * characters in all; a tenth of a second.
	 */
	public static final CaptureLimits DEFAULTS = new CaptureLimits(10, 200, 4_096, 5_000, 65_536,
			Duration.ofMillis(100));

}
