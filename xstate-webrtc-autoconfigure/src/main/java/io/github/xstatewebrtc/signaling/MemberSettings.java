package io.github.xstatewebrtc.signaling;

import java.time.Duration;

import io.github.xstatewebrtc.protocol.signaling.PeerInfo;

/**
 * What a member joins, and as what.
 *
 * @param channel the channel's label
 * @param peer what the member says about itself
 * @param firstRetry how long after a cut it tries to join again, about
 * @param maxRetry how long it waits between tries at most
 */
public record MemberSettings(String channel, PeerInfo peer, Duration firstRetry, Duration maxRetry) {

	public MemberSettings {
		if (!ChannelLabel.isValid(channel)) {
			throw new IllegalArgumentException("'" + channel + "' is no channel label. " + ChannelLabel.RULE);
		}
	}

	/**
	 * Join a channel, again after half a second to half a minute.
	 * @param channel the channel's label
	 * @param peer what the member says about itself
	 * @return the settings
	 * @throws IllegalArgumentException if the label is not valid
	 */
	public static MemberSettings of(String channel, PeerInfo peer) {
		return new MemberSettings(channel, peer, Duration.ofMillis(500), Duration.ofSeconds(30));
	}

}
