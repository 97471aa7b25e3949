package io.github.xstatewebrtc.signaling;

import java.time.Instant;
import java.util.Optional;

/**
 * Signs resume tokens and reads those that it signed. Hubs with the same key understand
 * each other's tokens, so that peers keep their ids when a hub is restarted. Safe for use
 * by many threads.
 */
public final class ResumeTokens {

	/**
	 * The shortest key, in bytes.
	 */
	public static final int MIN_KEY_BYTES = Signatures.MIN_KEY_BYTES;

	private static final String PURPOSE = "xstate-webrtc resume tokens 2";

	private static final String SEPARATOR = "\n";

	private static final int PARTS = 6;

	private static final String NOBODY = "";

	private static final String USER = "=";

	private final Signatures signatures;

	private ResumeTokens(byte[] key) {
		this.signatures = new Signatures(key);
	}

	/**
	 * Sign with a key that is kept across restarts.
	 * @param key at least {@value #MIN_KEY_BYTES} random bytes
	 * @return the tokens
	 * @throws IllegalArgumentException if the key is shorter
	 */
	public static ResumeTokens signedWith(byte[] key) {
		return new ResumeTokens(key);
	}

	/**
	 * Sign with a key that is made from a secret which signs other things too.
	 * @param secret at least {@value #MIN_KEY_BYTES} bytes that are hard to guess
	 * @return the tokens
	 * @throws IllegalArgumentException if the secret is shorter
	 */
	public static ResumeTokens derivedFrom(byte[] secret) {
		return new ResumeTokens(new Signatures(secret).derive(PURPOSE));
	}

	/**
	 * Sign with a key of this process alone: its tokens end with it.
	 * @return the tokens
	 */
	public static ResumeTokens ofThisProcess() {
		return new ResumeTokens(Signatures.randomKey());
	}

	String sign(ResumeToken token) {
		String user = (token.user() != null) ? USER + token.user() : NOBODY;
		String content = Signatures.encode(String.join(SEPARATOR, token.peerId(), token.nonce(), token.run(),
				token.channel(), Long.toString(token.issued().getEpochSecond()), user));
		return content + "." + this.signatures.sign(content);
	}

	Optional<ResumeToken> read(String text) {
		int dot = text.indexOf('.');
		if (dot < 0 || !this.signatures.verify(text.substring(0, dot), text.substring(dot + 1))) {
			return Optional.empty();
		}
		String[] parts = Signatures.decode(text.substring(0, dot)).split(SEPARATOR, PARTS);
		String user = parts[PARTS - 1];
		return Optional
			.of(new ResumeToken(parts[0], parts[1], parts[2], parts[3], Instant.ofEpochSecond(Long.parseLong(parts[4])),
					user.startsWith(USER) ? user.substring(USER.length()) : null));
	}

}
