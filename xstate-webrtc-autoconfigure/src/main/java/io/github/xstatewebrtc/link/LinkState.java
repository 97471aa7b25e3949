package io.github.xstatewebrtc.link;

/**
 * How a link is (protocol, section 3).
 */
public enum LinkState {

	/**
	 * A connection is to be made or being made.
	 */
	CONNECTING,

	/**
	 * Both sides have said hello on both channels.
	 */
	CONNECTED,

	/**
	 * The connection is gone and none is being made; what was sent is kept.
	 */
	DISCONNECTED,

	/**
	 * The link is over for good.
	 */
	LOST

}
