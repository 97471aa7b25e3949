package io.github.xstatewebrtc.signaling;

import java.time.Duration;

/**
 * What a hub takes and how long it waits.
 *
 * @param maxMembers the members of one channel, suspended ones included; a hub has at
 * most ten times as many in all, and as many sessions
 * @param maxMessageBytes the largest message in UTF-8 bytes
 * @param maxMessagesPerSecond what one peer may send in a second, also at once
 * @param joinTimeout how long a socket may stay without joining
 * @param resumeWindow how long after a cut a peer may go on under its id
 * @param noticedWithin how late a hub may notice a cut: what a peer must hear that is
 * told it meanwhile is told again
 * @param iceTransportPolicy {@code all} or {@code relay}, as in W3C WebRTC
 * @param relay what it passes on of connections that are not direct
 */
public record HubSettings(int maxMembers, int maxMessageBytes, int maxMessagesPerSecond, Duration joinTimeout,
		Duration resumeWindow, Duration noticedWithin, String iceTransportPolicy, RelaySettings relay) {

	/** What JSON and the names around a frame take at most, beside escapes. */
	private static final int ENVELOPE = 1024;

	/**
	 * Return what a hub takes if nothing else is said.
	 * @return the defaults
	 */
	public static HubSettings defaults() {
		return new HubSettings(2000, 64 * 1024, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
				Duration.ofSeconds(50), "all", RelaySettings.defaults());
	}

	/**
	 * Return how long after it was told something a peer may turn out not to have heard
	 * it.
	 * @return as late as a cut is noticed, and the peer back
	 */
	Duration comesBackWithin() {
		return this.noticedWithin.plus(this.resumeWindow);
	}

	/**
	 * Return the same but for what is passed on.
	 * @param other what is passed on instead
	 * @return other settings
	 */
	public HubSettings withRelay(RelaySettings other) {
		return new HubSettings(this.maxMembers, this.maxMessageBytes, this.maxMessagesPerSecond, this.joinTimeout,
				this.resumeWindow, this.noticedWithin, this.iceTransportPolicy, other);
	}

	/**
	 * Return the largest frame that is passed on: JSON in a JSON string has up to twice
	 * its length.
	 * @return a number of bytes in UTF-8, 0 if none is passed on
	 */
	public int relayFrameBytes() {
		int room = Math.min(RelaySettings.MAX_FRAME_BYTES, (this.maxMessageBytes - ENVELOPE) / 2);
		return (this.relay.enabled() && room >= RelaySettings.LEAST_FRAME_BYTES) ? room : 0;
	}

}
