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
	 * Send the peer away since what let it in has ended, such as the log-in of its HTTP
	 * session: it is told {@code unauthorized}, its place in the channel is gone, and the
	 * links to it end at the others. Idempotent; without effect once the session is cut.
	 * @param reason a sentence for a person, told to the peer
	 */
	void revoke(String reason);

	/**
	 * Take note that the session is cut. Idempotent.
	 */
	void closed();

	/**
	 * Take note that the peer has ended the session since it goes away, as browsers do
	 * when a page is left or loaded anew: if it does not come back soon it is gone.
	 * Idempotent.
	 */
	default void goneAway() {
		closed();
	}

}
