package io.github.xstatewebrtc.signaling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.logging.LogFactory;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.timing.RareLog;

/**
 * Asks the application who comes in and what they may do. What it asks may wait, so it is
 * asked with no lock held; what that throws refuses, and is logged. Safe for use by many
 * threads.
 */
public final class Admission {

	/** What somebody is told whose time has come. */
	static final String EXPIRED = "The log-in or token has expired: log in again, or join with a new token.";

	private static final String NO_ANSWER = "null is no answer";

	private final RareLog failures = new RareLog(LogFactory.getLog(Admission.class), System::nanoTime);

	private final ChannelAuthorizer authorizer;

	private final List<TokenAuthenticator> authenticators;

	private final InstantSource clock;

	/**
	 * Ask these.
	 * @param authorizer decides who may do what
	 * @param authenticators read tokens: the first that knows one says whose it is
	 * @param clock tells when log-ins and tokens have expired
	 */
	public Admission(ChannelAuthorizer authorizer, List<TokenAuthenticator> authenticators, InstantSource clock) {
		this.authorizer = authorizer;
		this.authenticators = List.copyOf(authenticators);
		this.clock = clock;
	}

	InstantSource clock() {
		return this.clock;
	}

	/**
	 * Find out who presents a token.
	 * @param token the token
	 * @return whom it proves
	 * @throws RefusedException if it proves nothing
	 */
	Caller authenticate(String token) throws RefusedException {
		for (TokenAuthenticator authenticator : this.authenticators) {
			Optional<Caller> caller = authenticate(authenticator, token);
			if (caller.isPresent()) {
				return caller.get();
			}
		}
		throw new RefusedException(ErrorCode.UNAUTHORIZED,
				this.authenticators.isEmpty()
						? "This hub takes no tokens: leave 'token' out, and log in to the application instead."
						: "This hub does not know tokens of this kind: use one that the application has given out.");
	}

	private Optional<Caller> authenticate(TokenAuthenticator authenticator, String token) throws RefusedException {
		try {
			return Objects.requireNonNull(authenticator.authenticate(token), NO_ANSWER);
		}
		catch (InvalidTokenException ex) {
			throw new RefusedException(ErrorCode.UNAUTHORIZED, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw failed(authenticator, ex);
		}
	}

	/**
	 * Decide what somebody may do in a channel.
	 * @param request who wants to be in which
	 * @return the permissions
	 * @throws RefusedException if it may not be there
	 */
	Set<Permission> authorize(JoinRequest request) throws RefusedException {
		Caller caller = request.caller();
		if (hasExpired(caller)) {
			throw new RefusedException(ErrorCode.UNAUTHORIZED, EXPIRED);
		}
		if (caller.channel() != null && !caller.channel().equals(request.channel())) {
			throw new RefusedException(ErrorCode.FORBIDDEN,
					"This token is good for the channel '" + caller.channel() + "' only: join that one.");
		}
		JoinDecision decision = decide(request);
		if (decision instanceof JoinDecision.Refused refused) {
			throw new RefusedException(caller.isAnonymous() ? ErrorCode.UNAUTHORIZED : ErrorCode.FORBIDDEN,
					refused.message());
		}
		return ((JoinDecision.Granted) decision).permissions();
	}

	/**
	 * Decide what somebody may do who comes by another door than a hub's.
	 * @param request who wants to be in which channel
	 * @return the permissions, or why there are none
	 */
	public JoinDecision judge(JoinRequest request) {
		try {
			return new JoinDecision.Granted(authorize(request));
		}
		catch (RefusedException ex) {
			return new JoinDecision.Refused(ex.sentence());
		}
	}

	private JoinDecision decide(JoinRequest request) throws RefusedException {
		try {
			return Objects.requireNonNull(this.authorizer.authorize(request), NO_ANSWER);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw failed(this.authorizer, ex);
		}
	}

	private RefusedException failed(Object asked, Throwable ex) {
		this.failures.error(asked.getClass().getName() + " failed, so somebody was not let in.", ex);
		return new RefusedException(ErrorCode.INTERNAL,
				"The application could not decide about this: its log says why. Try again later.");
	}

	boolean hasExpired(Caller caller) {
		Instant expiresAt = caller.expiresAt();
		return expiresAt != null && !this.clock.instant().isBefore(expiresAt);
	}

	/**
	 * Decide whether two members with {@code peers} meet. Asked under a channel's lock.
	 * @param one one of the two
	 * @param other the other
	 * @return whether they do
	 */
	boolean mayReach(JoinRequest one, JoinRequest other) {
		try {
			return this.authorizer.mayReach(one, other);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.failures.error(
					this.authorizer.getClass().getName() + ".mayReach failed, so two members do not see each other.",
					ex);
			return false;
		}
	}

}
