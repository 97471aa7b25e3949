package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * Told of what the actors of this JVM do, on the thread that does it: a listener must not
 * block, and reads live objects only during the call. What it throws is logged and
 * disturbs neither the actor nor other listeners. Calls for one actor may come from
 * several threads at once if its statechart runs regions in parallel.
 */
public interface ActorListener {

	/**
	 * An actor started, or was running when it was found or when the listener was added.
	 * @param actor the actor
	 * @param state its state; without a context where the calling thread is not the
	 * actor's own
	 */
	default void started(LocalActor actor, ActorState state) {
	}

	/**
	 * An actor received an event; whether it will accept the event is not known.
	 * @param actor the actor
	 * @param sourceId who sent it: the session id of an actor of this JVM, or
	 * {@code {peerId}/{sessionId}} of one elsewhere; {@code null} if no actor did, or
	 * none is known
	 * @param event the event
	 */
	default void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
	}

	/**
	 * An actor has come to rest after an event. If several threads report at once, the
	 * value may be newer than the event.
	 * @param actor the actor
	 * @param event what caused it
	 * @param state the state after it
	 */
	default void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
	}

	/**
	 * An actor emitted an event for whoever listens to it.
	 * @param actor the actor
	 * @param event the event
	 */
	default void emitted(LocalActor actor, ActorEvent event) {
	}

	/**
	 * An actor is done, was stopped, or is gone. No further call follows for it.
	 * @param actor the actor
	 * @param event what caused it
	 * @param state the last state
	 */
	default void stopped(LocalActor actor, ActorEvent event, ActorState state) {
	}

}
