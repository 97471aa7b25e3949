package io.github.xstatewebrtc.signaling;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names that nobody can guess: 128 random bits each.
 */
final class RandomIds {

	private static final int BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomIds() {
	}

	static String peerId() {
		return "p-" + next();
	}

	static String next() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
