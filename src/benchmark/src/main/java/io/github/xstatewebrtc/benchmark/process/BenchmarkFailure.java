package io.github.xstatewebrtc.benchmark.process;

import java.io.Serial;

/**
 * Something was lost, doubled, wrong, or did not happen at all: what was measured with it
 * is worth nothing.
 */
public final class BenchmarkFailure extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Make one.
	 * @param message what happened, in words
	 */
	public BenchmarkFailure(String message) {
		super(message);
	}

}
