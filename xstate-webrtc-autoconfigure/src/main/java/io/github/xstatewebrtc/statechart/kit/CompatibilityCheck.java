package io.github.xstatewebrtc.statechart.kit;

/**
 * One thing that an adapter has to get right.
 *
 * @param name what it is, as a sentence
 * @param body looks whether it is so
 */
public record CompatibilityCheck(String name, Body body) {

	/**
	 * Look whether it is so.
	 * @throws AssertionError if it is not; says what was expected and what was found
	 * @throws Exception if the library or the fixture throws
	 */
	public void run() throws Exception {
		this.body.run();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What a check does.
	 */
	@FunctionalInterface
	public interface Body {

		/**
		 * Look whether it is so.
		 * @throws Exception if it is not, or the library or the fixture throws
		 */
		void run() throws Exception;

	}

}
