package io.github.xstatewebrtc.transport.webrtc;

/**
 * What arrives by one connection, and what is to be done about it where its peer is heavy
 * and it is not among those of heavy peers: it is asked to move, and ended if it does not
 * while a number of messages more arrive. Used by the connection's callbacks alone, which
 * come one at a time.
 */
final class ConnectionWear {

	private final PeerWear peer;

	private final boolean apart;

	private final long grace;

	private long overstayed;

	/**
	 * Begin with nothing.
	 * @param peer counts for all connections of the peer
	 * @param apart whether only connections of heavy peers are made where this one is
	 * @param grace how many messages more it may take to move
	 */
	ConnectionWear(PeerWear peer, boolean apart, long grace) {
		this.peer = peer;
		this.apart = apart;
		this.grace = grace;
	}

	boolean isApart() {
		return this.apart;
	}

	/**
	 * Count a message.
	 * @param nanoTime the time of now
	 * @return what is to be done about the connection
	 */
	Consequence count(long nanoTime) {
		if (!this.peer.count(nanoTime) || this.apart) {
			return Consequence.NONE;
		}
		this.overstayed++;
		if (this.overstayed == 1) {
			return Consequence.MOVE;
		}
		return (this.overstayed == 1 + this.grace) ? Consequence.END : Consequence.NONE;
	}

	/**
	 * What is to be done about a connection.
	 */
	enum Consequence {

		/**
		 * Nothing.
		 */
		NONE,

		/**
		 * Another is to be made in its place.
		 */
		MOVE,

		/**
		 * It is to be ended.
		 */
		END

	}

}
