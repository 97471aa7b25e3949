package io.github.xstatewebrtc.protocol.signaling;

/**
 * An offer or an answer, as in W3C WebRTC's {@code RTCSessionDescription}.
 *
 * @param type {@code offer} or {@code answer}
 * @param sdp the description's text, forwarded and not interpreted by a hub
 */
public record SessionDescription(String type, String sdp) {
}
