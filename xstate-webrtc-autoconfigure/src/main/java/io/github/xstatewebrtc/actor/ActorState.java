package io.github.xstatewebrtc.actor;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The live state of an actor, read where it changes. Status, value and tags may be read
 * by any thread; {@link #context()}, {@link #output()} and {@link #error()} give live
 * objects that only the thread which reports a change may read, and only during that
 * call.
 */
public interface ActorState {

	/**
	 * Return how the actor fares.
	 * @return the status
	 */
	ActorStatus status();

	/**
	 * Return the state value as XState knows it: the name of a state, or a map from state
	 * names to such values.
	 * @return an immutable value, equal for equal configurations
	 */
	Object value();

	/**
	 * Return the extended state.
	 * @return the live object, or {@code null} if it must not be read here
	 */
	default @Nullable Object context() {
		return null;
	}

	/**
	 * Return the tags of the active states.
	 * @return the tags, immutable
	 */
	default Set<String> tags() {
		return Set.of();
	}

	/**
	 * Return what the actor produced when it became done.
	 * @return the live object, or {@code null} if there is none
	 */
	default @Nullable Object output() {
		return null;
	}

	/**
	 * Return why the actor failed.
	 * @return the live object, or {@code null} if it has not
	 */
	default @Nullable Object error() {
		return null;
	}

}
