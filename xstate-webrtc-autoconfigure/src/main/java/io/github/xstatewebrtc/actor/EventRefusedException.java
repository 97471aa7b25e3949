package io.github.xstatewebrtc.actor;

/**
 * An actor does not take an event. Has no stack trace: a peer may bring it about as often
 * as it likes.
 */
public final class EventRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Say why.
	 * @param reason a sentence for the sender, told to those who may see the actor's
	 * snapshots
	 */
	public EventRefusedException(String reason) {
		super(reason, null, false, false);
	}

}
