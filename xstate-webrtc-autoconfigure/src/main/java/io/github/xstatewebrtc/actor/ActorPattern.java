package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * Which actors are looked for. A member that is {@code null} asks for nothing; a
 * {@code *} stands for any characters.
 *
 * @param systemId the well-known name
 * @param src the kind of actor
 */
public record ActorPattern(@Nullable String systemId, @Nullable String src) {

	private static final int MOST_CHARACTERS = 256;

	/**
	 * Look for actors by both.
	 * @throws IllegalArgumentException if one of them has not 1 to 256 characters
	 */
	public ActorPattern {
		check("system id", systemId);
		check("kind", src);
	}

	/**
	 * Look for actors of all names and kinds.
	 * @return the pattern
	 */
	public static ActorPattern any() {
		return new ActorPattern(null, null);
	}

	/**
	 * Look for actors by their well-known names.
	 * @param systemId a name, or several by {@code *}
	 * @return the pattern
	 */
	public static ActorPattern named(String systemId) {
		return new ActorPattern(systemId, null);
	}

	/**
	 * Look for actors of a kind.
	 * @param src a kind, or several by {@code *}
	 * @return the pattern
	 */
	public static ActorPattern ofKind(String src) {
		return new ActorPattern(null, src);
	}

	private static void check(String what, @Nullable String text) {
		if (text != null && (text.isEmpty() || text.length() > MOST_CHARACTERS)) {
			throw new IllegalArgumentException("The " + what + " that is looked for has 1 to " + MOST_CHARACTERS
					+ " characters, not " + text.length() + ": ask for '*', or leave it out");
		}
	}

}
