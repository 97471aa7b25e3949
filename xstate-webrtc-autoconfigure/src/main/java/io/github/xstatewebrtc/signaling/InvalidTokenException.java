package io.github.xstatewebrtc.signaling;

/**
 * A token that proves nothing. Its message is told to whoever presented it.
 */
public class InvalidTokenException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Make an exception.
	 * @param message what is wrong and what to do, without the token
	 */
	public InvalidTokenException(String message) {
		super(message);
	}

}
