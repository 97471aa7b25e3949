package io.github.xstatewebrtc.actor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event as an actor receives it. Its payload may be live and mutable: only the thread
 * that reports the event may read it, and only during that call.
 */
public interface ActorEvent {

	/**
	 * Return the type, which may be kept.
	 * @return the type of the event
	 */
	String type();

	/**
	 * Return what the event carries beside its type.
	 * @return the members by name, empty if there are none
	 */
	Map<String, ? extends @Nullable Object> payload();

	/**
	 * Return an event that carries nothing.
	 * @param type the type of the event
	 * @return the event
	 */
	static ActorEvent of(String type) {
		return of(type, Map.of());
	}

	/**
	 * Return an event that is a record.
	 * @param event a record that says by {@link EventType} which event it is; its
	 * components become the payload
	 * @return the event
	 * @throws IllegalArgumentException if it does not say so
	 */
	static ActorEvent of(Record event) {
		return RecordEvent.of(event);
	}

	/**
	 * Return an event with a payload.
	 * @param type the type of the event
	 * @param payload the members by name; read only when somebody looks
	 * @return the event
	 */
	static ActorEvent of(String type, Map<String, ? extends @Nullable Object> payload) {
		return new SimpleActorEvent(type, payload);
	}

}
