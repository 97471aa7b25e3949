package io.github.xstatewebrtc.actor;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An actor's state at one moment as an immutable tree of values: strings, numbers,
 * booleans, {@code null}, lists, and maps with string keys. It may be read by any thread.
 *
 * @param status how the actor fares
 * @param value the state value: the name of a state, or a map from state names to such
 * values
 * @param context the extended state, or {@code null} if it is not known
 * @param tags the tags of the active states
 * @param output what the actor produced when it became done
 * @param error why the actor failed
 */
public record ActorSnapshot(ActorStatus status, Object value, @Nullable Object context, Set<String> tags,
		@Nullable Object output, @Nullable Object error) implements ActorState {

	public ActorSnapshot {
		tags = Set.copyOf(tags);
	}

	/**
	 * Return a snapshot of which only status and value are known.
	 * @param status how the actor fares
	 * @param value the state value, immutable
	 * @return the snapshot
	 */
	public static ActorSnapshot of(ActorStatus status, Object value) {
		return new ActorSnapshot(status, value, null, Set.of(), null, null);
	}

}
