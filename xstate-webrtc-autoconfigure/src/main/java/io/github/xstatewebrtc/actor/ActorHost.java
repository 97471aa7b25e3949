package io.github.xstatewebrtc.actor;

/**
 * Where an application's own actors live. Safe for use by many threads.
 */
@FunctionalInterface
public interface ActorHost {

	/**
	 * Make an object of the application an actor: from now on it is found, inspected and,
	 * where {@code xstate.webrtc.actors.exposure} names it, exposed like a statechart.
	 * @param spec its name, the events that it takes and what it shows
	 * @return the actor, to be closed
	 * @throws IllegalStateException if another actor of this JVM has the name, or the
	 * application is closing
	 */
	HostedActor register(ActorSpec spec);

}
