package io.github.xstatewebrtc.transport.webrtc;

import org.jspecify.annotations.Nullable;

/**
 * The native library cannot be loaded; the message says why and what to do.
 */
class NativeLoadException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NativeLoadException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
