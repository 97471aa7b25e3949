package io.github.xstatewebrtc.protocol;

/**
 * The other side said something that the protocol does not allow. The message is a
 * sentence that may be told to it.
 */
public class ProtocolViolationException extends Exception {

	/**
	 * The code of every violation that has none of its own.
	 */
	public static final String PROTOCOL_ERROR = "protocol-error";

	/**
	 * The code for a version that this side cannot speak.
	 */
	public static final String UNSUPPORTED_VERSION = "unsupported-version";

	private static final long serialVersionUID = 1L;

	private final String code;

	public ProtocolViolationException(String message) {
		this(PROTOCOL_ERROR, message);
	}

	public ProtocolViolationException(String code, String message) {
		super(message);
		this.code = code;
	}

	/**
	 * Return the code to answer with.
	 * @return a code of the protocol
	 */
	public String code() {
		return this.code;
	}

}
