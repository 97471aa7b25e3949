package io.github.xstatewebrtc.protocol.signaling;

import java.util.Locale;

/**
 * Why a connection through the hub ends (protocol, section 2, Relay).
 */
public enum RelayCode {

	/**
	 * One of the two peers has closed it.
	 */
	CLOSED,

	/**
	 * A peer sends more than its quota, or has too many such connections.
	 */
	RATE_LIMITED,

	/**
	 * A frame is larger than the hub passes on.
	 */
	TOO_LARGE,

	/**
	 * A peer reads too slowly.
	 */
	OVERLOADED,

	/**
	 * The other peer is not, or not visibly, in the channel, or is suspended.
	 */
	UNKNOWN_PEER,

	/**
	 * The hub passes on no frames.
	 */
	FORBIDDEN,

	/**
	 * It was not opened, or not answered in time, or has ended.
	 */
	NOT_OPEN;

	/**
	 * Return the code on the wire.
	 * @return the name in lower case with hyphens
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
