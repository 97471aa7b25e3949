package io.github.xstatewebrtc.link;

import org.jspecify.annotations.Nullable;

/**
 * No connection can be made on this machine; the message says why and what to do.
 */
public class TransportUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TransportUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
