package io.github.xstatewebrtc.signaling;

/**
 * The WebSocket close codes of signaling (RFC 6455, section 7.4.1, and those of the
 * protocol).
 */
public final class CloseCode {

	/**
	 * The peer has left.
	 */
	public static final int NORMAL = 1000;

	/**
	 * The hub shuts down.
	 */
	public static final int GOING_AWAY = 1001;

	/**
	 * The peer was refused, or sent too much that was wrong.
	 */
	public static final int POLICY_VIOLATION = 1008;

	/**
	 * The same peer has resumed on another socket.
	 */
	public static final int RESUMED_ELSEWHERE = 4001;

	private CloseCode() {
	}

}
