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
 * @param iceTransportPolicy {@code all} or {@code relay}, as in W3C WebRTC
 */
public record HubSettings(int maxMembers, int maxMessageBytes, int maxMessagesPerSecond, Duration joinTimeout,
		Duration resumeWindow, String iceTransportPolicy) {

	/**
	 * Return what a hub takes if nothing else is said.
	 * @return the defaults
	 */
	public static HubSettings defaults() {
		return new HubSettings(2000, 64 * 1024, 100, Duration.ofSeconds(10), Duration.ofSeconds(30), "all");
	}

}
