package io.github.xstatewebrtc.link;

/**
 * Between whom a link is.
 *
 * @param localPeerId this side's id, issued by the hub
 * @param remotePeerId the other side's id, issued by the same hub
 */
public record LinkIdentity(String localPeerId, String remotePeerId) {
}
