package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * Something about which actors there are.
 *
 * @param kind what it is
 * @param actor the actor
 * @param systemId its well-known name, or {@code null}
 * @param src the kind of actor
 * @param status its status since
 */
public record ActorChange(Kind kind, ActorRef actor, @Nullable String systemId, String src, ActorStatus status) {

	/**
	 * What can be told of an actor.
	 */
	public enum Kind {

		/**
		 * It was there before, and is known only now.
		 */
		LISTED,

		/**
		 * It has started.
		 */
		STARTED,

		/**
		 * Its status has changed.
		 */
		UPDATED,

		/**
		 * It has stopped.
		 */
		STOPPED,

		/**
		 * Its peer cannot be reached, or no longer tells of it. If that changes, the
		 * actor is listed again.
		 */
		LOST;

		/**
		 * Return whether the actor is there after it.
		 * @return whether it is none of {@link #STOPPED} and {@link #LOST}
		 */
		public boolean isThere() {
			return this != STOPPED && this != LOST;
		}

	}

}
