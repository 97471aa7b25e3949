package io.github.xstatewebrtc.signaling;

/**
 * Which member of which channel a session is.
 *
 * @param channel the channel
 * @param member the member
 */
record Membership(Channel channel, ChannelMember member) {
}
