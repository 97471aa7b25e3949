package io.github.xstatewebrtc.protocol.actors;

import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from, as far as its sender says.
 *
 * @param from the session id of the actor that sent it, unique in its peer; {@code null}
 * if no actor did
 * @param trace in the course of what it was sent, or {@code null}
 */
public record Origin(@Nullable String from, @Nullable TraceContext trace) {

	/**
	 * Nothing is said.
	 */
	public static final Origin UNKNOWN = new Origin(null, null);

}
