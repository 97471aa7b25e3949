package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.Receipt;
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

	/**
	 * Say why an event that was sent is a dead letter.
	 * @param receipt what became of it
	 * @return why it did not reach the actor, {@code null} if it did
	 */
	static @Nullable RefusedException undelivered(Receipt receipt) {
		return switch (receipt.outcome()) {
			case OVERLOADED -> new RefusedException(FailureCode.OVERLOADED, "Too many events wait for the actor.");
			case INVALID -> new RefusedException(FailureCode.BAD_EVENT, String.valueOf(receipt.reason()));
			case NOT_DELIVERED -> noSuchActor();
			case ACCEPTED, REFUSED, FAILED -> null;
		};
	}

	static RefusedException forbidden(String permission) {
		return new RefusedException(FailureCode.FORBIDDEN,
				"You are not permitted to do this: '" + permission + "' is not granted to you.");
	}

}
