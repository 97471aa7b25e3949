package io.github.xstatewebrtc.statechart.kit;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Expectations in words, without a library for tests: the kit runs under any.
 */
final class Expect {

	private Expect() {
	}

	static void equal(String what, @Nullable Object expected, @Nullable Object found) {
		if (!Objects.equals(expected, found)) {
			throw new AssertionError(what + ":\n  expected " + expected + "\n  found    " + found);
		}
	}

	static void that(boolean condition, String otherwise) {
		if (!condition) {
			throw new AssertionError(otherwise);
		}
	}

}
