package io.github.xstatewebrtc.protocol;

/**
 * The two data channels of a connection (protocol, section 3). They are separate so that
 * inspection never delays a message between actors.
 */
public enum LinkChannel {

	/**
	 * Messages between actors.
	 */
	ACTOR(0, "xstate.actor"),

	/**
	 * Inspection events.
	 */
	INSPECT(1, "xstate.inspect");

	/**
	 * The {@code protocol} of both data channels, and the subprotocol of signaling.
	 */
	public static final String PROTOCOL = "xstate-webrtc.v1";

	private final int id;

	private final String label;

	LinkChannel(int id, String label) {
		this.id = id;
		this.label = label;
	}

	/**
	 * Return the negotiated stream id, the same on both sides.
	 * @return 0 or 1
	 */
	public int id() {
		return this.id;
	}

	/**
	 * Return the data channel's label, which is also its name in {@code hello}.
	 * @return the label
	 */
	public String label() {
		return this.label;
	}

}
