package io.github.xstatewebrtc.protocol.inspection;

import org.jspecify.annotations.Nullable;

/**
 * Which actors somebody asks for. A member that is absent asks for nothing; a {@code *}
 * in one stands for any characters.
 *
 * @param systemId the well-known name
 * @param src the kind of actor
 * @param status {@code active}, {@code done}, {@code error} or {@code stopped}
 */
public record ActorQuery(@Nullable String systemId, @Nullable String src, @Nullable String status) {

	/**
	 * Return whether an actor is asked for.
	 * @param systemId its well-known name, or {@code null} if it has none
	 * @param src its kind
	 * @param status its status
	 * @return whether all members that are present agree
	 */
	public boolean matches(@Nullable String systemId, String src, String status) {
		return matches(this.systemId, systemId) && matches(this.src, src) && matches(this.status, status);
	}

	private static boolean matches(@Nullable String pattern, @Nullable String text) {
		return pattern == null || (text != null && Wildcards.matches(pattern, text));
	}

}
