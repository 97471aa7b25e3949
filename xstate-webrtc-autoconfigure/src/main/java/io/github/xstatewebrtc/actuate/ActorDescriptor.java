package io.github.xstatewebrtc.actuate;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An actor as the endpoint {@code xstateactors} shows it.
 *
 * @param sessionId names this run of the actor within this application
 * @param name what people call it
 * @param systemId its well-known name, {@code null} if it has none
 * @param type the kind of actor, the same for all that one factory makes
 * @param addresses where others find it, one in each channel that this application has
 * joined
 * @param status {@code active}, {@code done}, {@code error} or {@code stopped}
 * @param state its state value: the name of a state, or a map from state names to such
 * values
 * @param lastEvent what it did last, {@code null} if inspection does not show this actor
 */
public record ActorDescriptor(String sessionId, String name, @Nullable String systemId, String type,
		List<String> addresses, String status, Object state, @Nullable LastEvent lastEvent) {

	/**
	 * What an actor did last.
	 *
	 * @param type the type of the event that brought it where it is
	 * @param time when that was
	 * @param transitions how many transitions it has completed since it started
	 */
	public record LastEvent(String type, Instant time, long transitions) {
	}

}
