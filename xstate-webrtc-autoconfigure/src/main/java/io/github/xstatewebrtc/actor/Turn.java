package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on the calling thread: what that thread sends to actors while an actor
 * of this JVM deals with an event comes from this actor. Work that is moved to another
 * thread, or done later, is nobody's.
 */
public final class Turn {

	private static final ThreadLocal<LocalActor> ACTING = new ThreadLocal<>();

	private Turn() {
	}

	/**
	 * The calling thread is about to give an actor an event.
	 * @param actor the actor; {@code null} if what gets the event is none
	 * @return closed by the same thread when it comes back
	 */
	public static Delivery.Scope of(@Nullable LocalActor actor) {
		LocalActor outer = ACTING.get();
		set(actor);
		return () -> set(outer);
	}

	/**
	 * Return who acts on the calling thread.
	 * @return the session id of the actor, {@code null} if it is no actor's turn
	 */
	public static @Nullable String sessionId() {
		LocalActor acting = ACTING.get();
		return (acting != null) ? acting.sessionId() : null;
	}

	private static void set(@Nullable LocalActor actor) {
		if (actor != null) {
			ACTING.set(actor);
		}
		else {
			ACTING.remove();
		}
	}

}
