package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * A hub does not do what a peer asked. The exception's message is a sentence for the one
 * who asked.
 */
class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final ErrorCode code;

	RefusedException(ErrorCode code, String message) {
		super(message);
		this.code = code;
	}

	ErrorCode code() {
		return this.code;
	}

}
