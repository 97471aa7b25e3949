package io.github.xstatewebrtc.web.servlet;

import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;

/**
 * What an {@link AccessGate} says about a request.
 */
public sealed interface AccessDecision {

	/**
	 * It may come in.
	 *
	 * @param caller who it is, or that nobody has logged in and what is granted all the
	 * same
	 */
	record Granted(Caller caller) implements AccessDecision {

		/**
		 * Let somebody in who has not logged in.
		 * @param permissions what it may do
		 */
		public Granted(Set<Permission> permissions) {
			this(Caller.anonymous(permissions));
		}

	}

	/**
	 * It may not come in: a page of another origin makes it, to be refused at the
	 * handshake with 403.
	 *
	 * @param origin the foreign origin
	 * @param message a sentence that says how to let it in
	 */
	record ForeignOrigin(String origin, String message) implements AccessDecision {

		private static final int MAX_ORIGIN = 200;

		/**
		 * Refuse an origin. It is whatever a stranger has sent: what of it goes into the
		 * message, and so into a log, is bounded and printable.
		 * @param origin the origin
		 * @param message makes the sentence with the origin in it
		 * @return the decision
		 */
		static ForeignOrigin of(String origin, UnaryOperator<String> message) {
			String shown = origin.substring(0, Math.min(origin.length(), MAX_ORIGIN)).replaceAll("[^ -~]", "?");
			return new ForeignOrigin(shown, message.apply(shown));
		}

	}

	/**
	 * Nobody has logged in. The page is refused with 401; a signaling socket may come in,
	 * to present a token.
	 *
	 * @param message a sentence that says how to log in
	 */
	record Unauthenticated(String message) implements AccessDecision {
	}

	/**
	 * It may not come in.
	 *
	 * @param code why
	 * @param message a sentence that says how to let it in
	 */
	record Refused(ErrorCode code, String message) implements AccessDecision {
	}

}
