package io.github.xstatewebrtc.signaling;

/**
 * The way from one peer to a hub. Safe for use by many threads; messages are handled in
 * the order in which they are received. No method throws for what a peer did.
 */
public interface HubConnection {

	/**
	 * Take a message of the peer. Answers, refusals included, go to the session.
	 * @param text what the peer sent, of any length and content
	 */
	void receive(String text);

	/**
	 * Take note that the session is cut. Idempotent.
	 */
	void closed();

	default void revoke(String reason) {
		closed();
	}

}
