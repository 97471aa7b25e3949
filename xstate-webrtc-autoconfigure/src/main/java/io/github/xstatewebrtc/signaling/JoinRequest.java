package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.PeerInfo;

/**
 * A wish to join a channel. Immutable.
 *
 * @param channel the channel's label
 * @param caller who asks, proven
 * @param peer what it says about itself, not proven
 */
public record JoinRequest(String channel, Caller caller, PeerInfo peer) {
}
