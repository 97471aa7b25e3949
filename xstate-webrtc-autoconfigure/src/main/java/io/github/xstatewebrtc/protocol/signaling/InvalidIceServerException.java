package io.github.xstatewebrtc.protocol.signaling;

/**
 * An {@link IceServer} that cannot be used; the message says what is wrong with it.
 */
public class InvalidIceServerException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final int urlIndex;

	InvalidIceServerException(int urlIndex, String message) {
		super(message);
		this.urlIndex = urlIndex;
	}

	/**
	 * Return which of the server's urls is wrong.
	 * @return an index into {@link IceServer#urls()}, or -1 if it is the user name, the
	 * credential or the list itself
	 */
	public int urlIndex() {
		return this.urlIndex;
	}

}
