package io.github.xstatewebrtc.actor;

/**
 * Something that was wanted of an actor has come to nothing.
 */
public final class ActorException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	/**
	 * Say why.
	 * @param code one of the protocol's failure codes (section 4), such as
	 * {@code no-such-actor}, {@code timeout} or {@code peer-lost}
	 * @param message a sentence for a person
	 */
	public ActorException(String code, String message) {
		super(code + ": " + message, null, false, false);
		this.code = code;
	}

	/**
	 * Return why, in one word.
	 * @return a failure code of the protocol
	 */
	public String code() {
		return this.code;
	}

}
