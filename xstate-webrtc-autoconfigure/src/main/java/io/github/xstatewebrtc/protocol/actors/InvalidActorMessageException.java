package io.github.xstatewebrtc.protocol.actors;

/**
 * A message of a known type is not what the protocol says. The exception's message is a
 * sentence for the one who sent it. Has no stack trace: a peer may bring it about as
 * often as it likes.
 */
public final class InvalidActorMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	InvalidActorMessageException(String message) {
		super(message, null, false, false);
	}

}
