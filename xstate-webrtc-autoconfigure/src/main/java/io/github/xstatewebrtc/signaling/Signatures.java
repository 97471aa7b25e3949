package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs texts with HMAC-SHA256. What is compared is the signature's text, not its bytes:
 * Base64 has more than one text for some bytes, and a token is to have one. Safe for use
 * by many threads.
 */
final class Signatures {

	/** The shortest key, in bytes. */
	static final int MIN_KEY_BYTES = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	Signatures(byte[] key) {
		if (key.length < MIN_KEY_BYTES) {
			throw new IllegalArgumentException("A key that signs tokens has at least " + MIN_KEY_BYTES + " bytes");
		}
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	static byte[] randomKey() {
		byte[] key = new byte[MIN_KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return key;
	}

	/**
	 * Sign a text.
	 * @param text the text
	 * @return 43 characters that fit into a URL
	 */
	String sign(String text) {
		return encode(hmac(text));
	}

	boolean verify(String text, String signature) {
		return MessageDigest.isEqual(bytes(sign(text)), bytes(signature));
	}

	/**
	 * Derive a key for something else, which tells nothing of this one: HKDF-Expand with
	 * HMAC-SHA256 (RFC 5869, section 2.3).
	 * @param purpose what for; no other text that is signed with this key begins so
	 * @return 32 bytes
	 */
	byte[] derive(String purpose) {
		return hmac(purpose + '\u0001');
	}

	/**
	 * Write text so that it fits into a URL.
	 * @param text the text
	 * @return its Base64
	 */
	static String encode(String text) {
		return encode(bytes(text));
	}

	/**
	 * Read what {@link #encode} has written.
	 * @param encoded the Base64
	 * @return the text
	 * @throws IllegalArgumentException if it is no Base64
	 */
	static String decode(String encoded) {
		return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] hmac(String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(bytes(text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA256", ex);
		}
	}

}
