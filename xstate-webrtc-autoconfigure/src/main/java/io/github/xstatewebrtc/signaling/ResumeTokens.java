package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs resume tokens and reads those that it signed. Hubs with the same key understand
 * each other's tokens, so that peers keep their ids when a hub is restarted. Safe for use
 * by many threads.
 */
public final class ResumeTokens {

	/**
	 * The shortest key, in bytes.
	 */
	public static final int MIN_KEY_BYTES = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private static final String SEPARATOR = "\n";

	private static final int PARTS = 4;

	private final SecretKeySpec key;

	private ResumeTokens(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * Sign with a key that is kept across restarts.
	 * @param key at least {@value #MIN_KEY_BYTES} random bytes
	 * @return the tokens
	 * @throws IllegalArgumentException if the key is shorter
	 */
	public static ResumeTokens signedWith(byte[] key) {
		if (key.length < MIN_KEY_BYTES) {
			throw new IllegalArgumentException("A key for resume tokens has at least " + MIN_KEY_BYTES + " bytes");
		}
		return new ResumeTokens(key);
	}

	/**
	 * Sign with a key of this process alone: its tokens end with it.
	 * @return the tokens
	 */
	public static ResumeTokens ofThisProcess() {
		byte[] key = new byte[MIN_KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return new ResumeTokens(key);
	}

	String sign(ResumeToken token) {
		String content = String.join(SEPARATOR, token.peerId(), token.nonce(), token.run(), token.channel());
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return encoder.encodeToString(bytes) + "." + encoder.encodeToString(signature(bytes));
	}

	Optional<ResumeToken> read(String text) {
		int dot = text.indexOf('.');
		if (dot < 0) {
			return Optional.empty();
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, dot));
			byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
			return MessageDigest.isEqual(signature, signature(bytes)) ? Optional.of(token(bytes)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static ResumeToken token(byte[] bytes) {
		String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
		return new ResumeToken(parts[0], parts[1], parts[2], parts[3]);
	}

	private byte[] signature(byte[] bytes) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA256", ex);
		}
	}

}
