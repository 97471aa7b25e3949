package io.github.xstatewebrtc.statechart;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;

/**
 * Told by an adapter what one statechart does, on the thread on which it happens. It does
 * not block and does not throw.
 */
public interface StatechartObserver {

	/**
	 * The statechart was started, for the first time or again, and is in its first
	 * configuration.
	 * @param state a live view of it
	 */
	void started(ActorState state);

	/**
	 * The statechart received an event, which it may yet refuse.
	 * @param event the event
	 * @param self whether the statechart itself sent it, as it does when a timer runs out
	 */
	void received(ActorEvent event, boolean self);

	/**
	 * The statechart has come to rest after an event: once for all transitions that the
	 * event brought about, however many they are, or its configuration changed in another
	 * way.
	 * @param event what caused it
	 * @param state a live view of the configuration in which it came to rest
	 */
	void transitioned(ActorEvent event, ActorState state);

	/**
	 * The statechart is done or was stopped.
	 * @param event what caused it
	 * @param state a live view of the last configuration
	 */
	void stopped(ActorEvent event, ActorState state);

}
