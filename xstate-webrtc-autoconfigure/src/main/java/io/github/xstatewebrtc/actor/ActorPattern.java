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

}
