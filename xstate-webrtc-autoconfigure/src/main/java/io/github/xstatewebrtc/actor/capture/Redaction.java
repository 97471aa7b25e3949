package io.github.xstatewebrtc.actor.capture;

import java.util.Collection;
import java.util.List;

/**
 * What is masked although values are shown.
 *
 * @param keys keys whose values are secrets
 * @param types types whose objects are secrets
 * @param sanitizers asked for every value that is left
 */
public record Redaction(SecretKeys keys, SecretTypes types, List<ValueSanitizer> sanitizers) {

	public Redaction {
		sanitizers = List.copyOf(sanitizers);
	}

	/**
	 * Return the redaction that always is.
	 * @param keysToMask words that mark a key as secret, beside those that always do
	 * @return a redaction without further types and without sanitizers
	 */
	public static Redaction of(Collection<String> keysToMask) {
		return new Redaction(new SecretKeys(keysToMask), new SecretTypes(List.of()), List.of());
	}

}
