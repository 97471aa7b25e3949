package io.github.xstatewebrtc.protocol.actors;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.WellFormed;

/**
 * An actor as a list of actors has it.
 *
 * @param sessionId the id of this run of it
 * @param systemId its well-known name, or {@code null}
 * @param src the kind of actor
 * @param status {@code active}, {@code done}, {@code error} or {@code stopped}
 * @param parentId the id of the actor that started it, {@code null} if none did or it is
 * not known
 */
public record ActorEntry(String sessionId, @Nullable String systemId, String src, String status,
		@Nullable String parentId) {

	public ActorEntry {
		systemId = (systemId != null) ? WellFormed.text(systemId) : null;
		src = WellFormed.text(src);
	}

}
