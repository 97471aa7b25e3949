package io.github.xstatewebrtc.inspection;

import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * What an actor did last.
 *
 * @param status how it fares
 * @param value its state value
 * @param eventType the type of the event that brought it there
 * @param time when, in milliseconds since the epoch
 * @param transitions how many transitions it has completed
 */
public record ActorActivity(ActorStatus status, Object value, String eventType, long time, long transitions) {
}
