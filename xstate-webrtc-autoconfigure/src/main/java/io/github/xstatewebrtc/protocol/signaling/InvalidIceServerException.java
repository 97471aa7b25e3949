package io.github.xstatewebrtc.protocol.signaling;

/**
 * An {@link IceServer} that cannot be used; the message says what is wrong with it.
 */
public class InvalidIceServerException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final int urlIndex;

	private final String reason;

	InvalidIceServerException(int urlIndex, String reason) {
		this(urlIndex, "", reason);
	}

	InvalidIceServerException(int urlIndex, String subject, String reason) {
		super(subject + reason);
		this.urlIndex = urlIndex;
		this.reason = reason;
	}

	/**
	 * Return which of the server's urls is wrong.
	 * @return an index into {@link IceServer#urls()}, or -1 if it is the user name, the
	 * credential or the list itself
	 */
	public int urlIndex() {
		return this.urlIndex;
	}

	/**
	 * Return what is wrong, in words that do not repeat the url.
	 * @return a part of the message
	 */
	public String reason() {
		return this.reason;
	}

}
