package io.github.xstatewebrtc.actor.capture;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which keys look as if their values were secrets. Case, {@code -}, {@code _}, {@code .}
 * and spaces do not matter. Safe for use by many threads.
 */
public final class SecretKeys {

	/** What stands in place of a masked value, as in Spring Boot's Actuator. */
	static final String MASK = "******";

	private static final List<String> ANYWHERE = List.of("password", "passwd", "passphrase", "secret", "token",
			"credential", "authorization", "cookie", "apikey", "privatekey", "sessionid", "vcapservices", "iban",
			"cardnumber", "creditcard", "debitcard", "securitycode", "socialsecurity");

	private static final List<String> AT_END = List.of("key", "auth", "pwd", "pin", "jwt", "cvv", "cvc", "otp",
			"signature");

	/** So short that they occur within harmless words. */
	private static final Set<String> WHOLE_WORDS = Set.of("pan", "ssn");

	private static final Pattern SEPARATORS = Pattern.compile("[-_. ]");

	private static final Pattern WORD_BREAKS = Pattern.compile("[-_. ]|(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

	/** Keys come from data and may be many: no more than this are remembered. */
	private static final int REMEMBERED = 2_000;

	private static final int REMEMBERED_LENGTH = 64;

	private final List<String> anywhere;

	private final Map<String, Boolean> known = new ConcurrentHashMap<>();

	/**
	 * Create the set.
	 * @param more words that mark a key as secret wherever they occur in it
	 */
	public SecretKeys(Collection<String> more) {
		this.anywhere = Stream.concat(ANYWHERE.stream(), more.stream().map(SecretKeys::normalize))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

	/**
	 * Return whether the value of a key is to be masked.
	 * @param key the key
	 * @return whether it looks like a secret
	 */
	public boolean isSecret(String key) {
		Boolean secret = this.known.get(key);
		if (secret == null) {
			secret = looksSecret(key);
			if (this.known.size() < REMEMBERED && key.length() <= REMEMBERED_LENGTH) {
				this.known.put(key, secret);
			}
		}
		return secret;
	}

	static boolean isCookie(String key) {
		return normalize(key).contains("cookie");
	}

	static boolean isAuthorization(String key) {
		return normalize(key).contains("authorization");
	}

	private boolean looksSecret(String key) {
		String normal = normalize(key);
		return this.anywhere.stream().anyMatch(normal::contains) || AT_END.stream().anyMatch(normal::endsWith)
				|| WORD_BREAKS.splitAsStream(key)
					.anyMatch((word) -> WHOLE_WORDS.contains(word.toLowerCase(Locale.ROOT)));
	}

	private static String normalize(String key) {
		return SEPARATORS.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
