package io.github.xstatewebrtc.signaling;

/**
 * Reaches a hub, in this JVM or elsewhere.
 */
public interface HubConnector {

	/**
	 * Begin a session with the hub. Returns soon: a session that cannot be made is closed
	 * with a code and a reason.
	 * @param session receives what the hub says
	 * @return receives what is said to the hub
	 */
	HubConnection connect(SignalingSession session);

}
