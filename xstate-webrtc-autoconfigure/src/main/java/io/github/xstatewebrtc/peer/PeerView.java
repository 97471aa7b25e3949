package io.github.xstatewebrtc.peer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.PeerEntry;

/**
 * Another peer as this one sees it, as of one moment.
 *
 * @param channel the label of the channel in which both are
 * @param entry what the hub says of it
 * @param connection how the two are connected, {@code null} if they are not
 */
public record PeerView(String channel, PeerEntry entry, @Nullable ConnectionView connection) {
}
