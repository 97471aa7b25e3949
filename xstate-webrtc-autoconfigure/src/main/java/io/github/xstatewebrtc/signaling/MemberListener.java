package io.github.xstatewebrtc.signaling;

import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * Told of what happens to a member and around it: one call at a time, in the order of the
 * hub's messages. What a call throws is logged.
 */
public interface MemberListener {

	/**
	 * The member is in the channel. {@link #peerJoined}, {@link #peerUpdated} and
	 * {@link #peerLeft} follow for what differs from what was known before.
	 * @param joined what the hub said
	 * @param resumed whether it goes on under the id it had before
	 */
	default void joined(HubMessage.Joined joined, boolean resumed) {
	}

	/**
	 * Another member is there.
	 * @param peer the other
	 */
	default void peerJoined(PeerEntry peer) {
	}

	/**
	 * What another member announces or may do has changed.
	 * @param peer the other as it is now
	 */
	default void peerUpdated(PeerEntry peer) {
	}

	/**
	 * Another member is gone. After {@code timeout} it may be told once more, that it is
	 * gone for good.
	 * @param peerId its id
	 * @param reason {@code left}, {@code revoked} or {@code timeout}
	 */
	default void peerLeft(String peerId, String reason) {
	}

	/**
	 * The hub has been up for long enough after a restart: members of its earlier run
	 * that are not known now have gone for good.
	 */
	default void settled() {
	}

	/**
	 * Another member sent a signal.
	 * @param from its id, on the hub's word
	 * @param signal what it says
	 */
	default void signal(String from, Signal signal) {
	}

	/**
	 * Another member opens a connection through the hub, or has sent a frame of it.
	 * @param relayed what it says
	 */
	default void relayed(HubMessage.RelayFrom relayed) {
	}

	/**
	 * A connection through the hub is over, or was not opened.
	 * @param closed which one, and why
	 */
	default void relayClosed(HubMessage.RelayClosed closed) {
	}

	/**
	 * New credentials for the ICE servers have come.
	 * @param iceServers the servers to use from now on
	 */
	default void iceServersRenewed(List<IceServer> iceServers) {
	}

	/**
	 * Something was refused.
	 * @param error why, and what to do
	 */
	default void error(HubMessage.ErrorMessage error) {
	}

	/**
	 * The session with the hub is cut. The member joins again by itself, unless it has
	 * been resumed elsewhere. Its connections through the hub are over.
	 * @param code the WebSocket close code
	 * @param reason a few words
	 */
	default void disconnected(int code, String reason) {
	}

}
