package io.github.xstatewebrtc.actor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An {@link ActorEvent} that simply holds its members.
 *
 * @param type the type of the event
 * @param payload the members by name
 */
record SimpleActorEvent(String type, Map<String, ? extends @Nullable Object> payload) implements ActorEvent {
}
