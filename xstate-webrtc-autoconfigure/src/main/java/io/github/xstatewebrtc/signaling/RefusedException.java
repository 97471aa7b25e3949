package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * A hub does not do what a peer asked. The exception's message is a sentence for the one
 * who asked.
 */
class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final ErrorCode code;

	private final String sentence;

	RefusedException(ErrorCode code, String message) {
		super(message);
		this.code = code;
		this.sentence = message;
	}

	ErrorCode code() {
		return this.code;
	}

	String sentence() {
		return this.sentence;
	}

}
