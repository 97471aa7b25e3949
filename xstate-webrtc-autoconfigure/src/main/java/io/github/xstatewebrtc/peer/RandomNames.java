package io.github.xstatewebrtc.peer;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names that nobody guesses.
 */
final class RandomNames {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomNames() {
	}

	// A name for an attempt to connect, which its offerer makes.
	static String conn() {
		byte[] bytes = new byte[8];
		RANDOM.nextBytes(bytes);
		return "c-" + HexFormat.of().formatHex(bytes);
	}

}
