package io.github.xstatewebrtc.signaling;

import java.util.Optional;

/**
 * Finds out who presents a token in {@code join} or {@code renew}. Beans of this type are
 * asked in their order.
 */
@FunctionalInterface
public interface TokenAuthenticator {

	/**
	 * Look at a token. Called on a thread that may wait, with no lock held.
	 * @param token whatever a stranger has sent, of at most 16,384 characters
	 * @return who it is; empty if the token is not of the kind that this one knows
	 * @throws InvalidTokenException if it is of that kind and does not hold, or not any
	 * more
	 */
	Optional<Caller> authenticate(String token) throws InvalidTokenException;

}
