package io.github.xstatewebrtc.actor.capture;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * An event as an immutable tree of values.
 *
 * @param type the type of the event
 * @param payload the captured members
 */
public record CapturedEvent(String type, Map<String, @Nullable Object> payload) implements ActorEvent {

	/**
	 * Return an event of which only the type is known.
	 * @param type the type
	 * @return the event
	 */
	public static CapturedEvent of(String type) {
		return new CapturedEvent(type, Map.of());
	}

}
