package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Carries what a {@link Transport} has to say beside frames, most of it to the transport
 * at the other side. Calls come on the transport's thread and must return soon.
 */
public interface TransportSignals {

	/**
	 * Send an offer or an answer to the other side.
	 * @param description this side's description
	 */
	void localDescription(SessionDescription description);

	/**
	 * Send a candidate to the other side.
	 * @param candidate this side's candidate
	 */
	void localCandidate(IceCandidate candidate);

	/**
	 * Make another connection in place of this one, which works and will be ended before
	 * long. Not for the other side's transport but for whoever makes connections; without
	 * an answer the link is cut and connects anew.
	 */
	default void expiring() {
	}

	/**
	 * {@linkplain Transport#restart() Restart} this connection, through which nothing
	 * passes at the moment. Not for the other side's transport either; without an answer
	 * the link goes by what it hears.
	 */
	default void interrupted() {
	}

}
