package io.github.xstatewebrtc.actor;

/**
 * An event is not what an actor takes. The message is a sentence for its sender that says
 * what was expected. Has no stack trace: a peer may bring it about as often as it likes.
 */
public final class BadEventException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Say what was expected.
	 * @param message a sentence for the sender, without values of the event
	 */
	public BadEventException(String message) {
		super(message, null, false, false);
	}

}
