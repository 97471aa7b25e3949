package io.github.xstatewebrtc.actor;

/**
 * An application's own actor, from its registration until it is done or closed. Safe for
 * use by many threads.
 */
public interface HostedActor extends AutoCloseable {

	/**
	 * Return the id that names this run of the actor.
	 * @return the session id, unique in this JVM
	 */
	String sessionId();

	/**
	 * Return whether the actor still takes events.
	 * @return whether it is neither done nor closed
	 */
	boolean isActive();

	/**
	 * Emit an event, as XState's actors do: those who subscribe to the actor are told, in
	 * order. For its handlers; without effect once it is done or closed.
	 * @param event the event, of which the payload is read during this call
	 * @throws IllegalArgumentException if the event's type has not 1 to 256 characters
	 */
	void emit(ActorEvent event);

	/**
	 * Stop the actor. What waits for it is not delivered; what it is dealing with it
	 * ends. Its name is free. Idempotent.
	 */
	@Override
	void close();

}
