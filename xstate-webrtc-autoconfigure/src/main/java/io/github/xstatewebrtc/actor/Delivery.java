package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * How an event comes to an actor: whether it still counts, who sent it, and what
 * surrounds the actor's work on it.
 */
@FunctionalInterface
public interface Delivery {

	/**
	 * It is the event's turn. Asked once, and last before the actor sees the event.
	 * @return whether the actor is to see it
	 */
	boolean begins();

	/**
	 * Return who sent the event.
	 * @return the session id of an actor of this JVM, or {@code {peerId}/{sessionId}} of
	 * one elsewhere; {@code null} if no actor did, or none is known
	 */
	default @Nullable String sourceId() {
		return null;
	}

	/**
	 * Return with whose events it shares what a sender may have waiting.
	 * @return the peer, {@code null} if the application itself sent it
	 */
	default @Nullable String sender() {
		return null;
	}

	/**
	 * The calling thread is about to give the actor the event.
	 * @return closed by the same thread when it comes back, which may be before the actor
	 * is done with the event
	 */
	default Scope enter() {
		return Scope.NONE;
	}

	/**
	 * Surrounds the work of a thread.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/**
		 * Surrounds nothing.
		 */
		Scope NONE = () -> {
		};

		@Override
		void close();

	}

}
