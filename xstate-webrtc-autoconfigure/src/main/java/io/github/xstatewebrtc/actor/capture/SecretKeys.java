package io.github.xstatewebrtc.actor.capture;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
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
			"credential", "authorization", "cookie", "apikey", "privatekey", "sessionid", "vcapservices");

	private static final List<String> AT_END = List.of("key", "auth", "pwd", "pin", "jwt", "cvv", "cvc", "otp");

	private static final Pattern SEPARATORS = Pattern.compile("[-_. ]");

	private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.-]{1,100})([\"']?\\s{0,5}[=:]\\s{0,5})"
			+ "(?:(?i:bearer|basic)\\s+)?(\"[^\"]*\"|'[^']*'|[^\\s,;&)}\\]]+)");

	/** Keys come from data and may be many: no more than this are remembered. */
	private static final int REMEMBERED = 2_000;

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
			secret = looksSecret(normalize(key));
			if (this.known.size() < REMEMBERED) {
				this.known.put(key, secret);
			}
		}
		return secret;
	}

	/**
	 * Mask what a text assigns to secret keys, as in {@code password=…}.
	 * @param text a text that people wrote, such as the message of an exception
	 * @return the text without the secrets that can be told
	 */
	public String maskAssignments(String text) {
		Matcher matcher = ASSIGNMENT.matcher(text);
		StringBuilder masked = new StringBuilder();
		while (matcher.find()) {
			if (isSecret(matcher.group(1))) {
				matcher.appendReplacement(masked, Matcher.quoteReplacement(matcher.group(1) + matcher.group(2) + MASK));
			}
		}
		return matcher.appendTail(masked).toString();
	}

	private boolean looksSecret(String key) {
		return this.anywhere.stream().anyMatch(key::contains) || AT_END.stream().anyMatch(key::endsWith);
	}

	private static String normalize(String key) {
		return SEPARATORS.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
