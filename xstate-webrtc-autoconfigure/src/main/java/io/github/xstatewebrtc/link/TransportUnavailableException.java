package io.github.xstatewebrtc.link;

import org.jspecify.annotations.Nullable;

/**
 * No connection can be made on this machine; the message says why and what to do.
 */
public class TransportUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	public TransportUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.reason = message;
	}

	/**
	 * Return why no connection can be made, and what to do.
	 * @return a sentence, the same as the message
	 */
	public String reason() {
		return this.reason;
	}

}
