package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

/**
 * A way to reach a peer, as in W3C WebRTC's {@code RTCIceCandidate}.
 *
 * @param candidate the candidate-attribute of RFC 8839, section 5.1; empty at the end of
 * candidates
 * @param sdpMid the media section it belongs to
 * @param sdpMLineIndex the media section's index
 */
public record IceCandidate(String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {
}
