package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.Refusal;

/**
 * Bounds the connections of this application as a whole: each costs native memory, part
 * of which never comes back, and a peer that is refused under one id joins under another.
 * Safe for use by many threads.
 */
final class ConnectionLimits {

	/**
	 * The most links at one time.
	 */
	static final int MAX_LINKS = 1000;

	private static final Log logger = LogFactory.getLog(ConnectionLimits.class);

	private static final int BURST = 200;

	private static final Duration REFILL = Duration.ofMillis(200);

	private static final int PEER_BURST = 10;

	private static final Duration PEER_REFILL = Duration.ofSeconds(2);

	private static final int REFUSAL_BURST = 3;

	private static final Duration REFUSAL_REFILL = Duration.ofSeconds(5);

	private final LongSupplier nanoTime;

	private final PeerTotals totals;

	private final AttemptBudget attempts;

	// Moves are this side's own doing, and no peer's attempt has to wait for them.
	private final AttemptBudget moves;

	private final AttemptBudget warnings;

	ConnectionLimits(LongSupplier nanoTime, PeerTotals totals) {
		this.nanoTime = nanoTime;
		this.totals = totals;
		this.attempts = new AttemptBudget(nanoTime, BURST, REFILL);
		this.moves = new AttemptBudget(nanoTime, BURST, REFILL);
		this.warnings = new AttemptBudget(nanoTime, 1, Duration.ofMinutes(1));
	}

	AttemptBudget refusalsToOnePeer() {
		return new AttemptBudget(this.nanoTime, REFUSAL_BURST, REFUSAL_REFILL);
	}

	AttemptBudget ofOnePeer() {
		return new AttemptBudget(this.nanoTime, PEER_BURST, PEER_REFILL);
	}

	/**
	 * Allow one more attempt to connect, or not.
	 * @param ofPeer bounds those of the peer
	 * @param linked whether there is a link to the peer
	 * @return why not, {@code null} if it is allowed
	 */
	@Nullable Refusal refuse(AttemptBudget ofPeer, boolean linked) {
		if (!linked && this.totals.living() >= MAX_LINKS) {
			return refused("there are " + MAX_LINKS + " links already");
		}
		if (!ofPeer.tryTake()) {
			return refused("one peer asks too often");
		}
		return this.attempts.tryTake() ? null : refused("peers ask too often");
	}

	/**
	 * Allow one more attempt to replace a connection that this side is about to end, or
	 * not.
	 * @param ofPeer bounds those of the peer
	 * @return why not, {@code null} if it is allowed
	 */
	@Nullable Refusal refuseMove(AttemptBudget ofPeer) {
		if (!ofPeer.tryTake()) {
			return refused("one peer asks too often");
		}
		return this.moves.tryTake() ? null : refused("too many connections are replaced at once");
	}

	// Once a minute: strangers must not fill the log.
	private Refusal refused(String reason) {
		this.totals.attemptRefused();
		if (this.warnings.tryTake()) {
			logger.warn("A connection to another peer is not made: " + reason
					+ ". It may ask again later. Further refusals are not logged for a minute.");
		}
		return new Refusal(Refusal.RATE_LIMITED,
				"This application makes no connection now: " + reason + ". Ask later.");
	}

}
