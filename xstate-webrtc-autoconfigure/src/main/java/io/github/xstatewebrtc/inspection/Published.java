package io.github.xstatewebrtc.inspection;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;

/**
 * The newest state of an actor that has a place in the sequence of events.
 *
 * @param seq its place
 * @param time when the actor came into it, in milliseconds since the epoch
 * @param event what brought it there
 * @param snapshot the state; without context if nobody watched then
 */
record Published(long seq, long time, CapturedEvent event, ActorSnapshot snapshot) {
}
