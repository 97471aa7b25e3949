package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * A peer does not get what it wants. The exception's message is a sentence for it. Has no
 * stack trace: a peer may bring it about as often as it likes.
 */
final class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final FailureCode code;

	RefusedException(FailureCode code, String message) {
		super(message, null, false, false);
		this.code = code;
	}

	FailureCode code() {
		return this.code;
	}

	static RefusedException noSuchActor() {
		return new RefusedException(FailureCode.NO_SUCH_ACTOR, "There is no such actor here, or none any more.");
	}

	static RefusedException forbidden(String permission) {
		return new RefusedException(FailureCode.FORBIDDEN,
				"You are not permitted to do this: '" + permission + "' is not granted to you.");
	}

}
