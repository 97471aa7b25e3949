package io.github.xstatewebrtc.link;

import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Makes the connections between this peer and others.
 */
public interface TransportFactory {

	/**
	 * Make a connection that is not yet opened.
	 * @param role whether this side offers; of two peers the one with the larger id does
	 * @param iceServers the STUN and TURN servers to use; empty: none is contacted
	 * @return the connection, to be {@linkplain Transport#open opened}
	 * @throws TransportUnavailableException if no connection can be made here at all,
	 * such as when the native library does not load
	 */
	Transport create(Role role, List<IceServer> iceServers);

	/**
	 * Return what makes the connections to one other peer, so that what these cost falls
	 * on them alone. For as long as the peer is there.
	 * @return this one where it makes no difference
	 */
	default TransportFactory forPeer() {
		return this;
	}

	/**
	 * Return whether its connections can {@linkplain Transport#restart() restart}, and
	 * take the offer of another side that does.
	 * @return whether they can
	 */
	default boolean canRestart() {
		return false;
	}

	/**
	 * Who makes the offer.
	 */
	enum Role {

		/**
		 * This side makes the offer.
		 */
		OFFERER,

		/**
		 * The other side makes the offer.
		 */
		ANSWERER

	}

}
