package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

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

	private final LongSupplier nanoTime;

	private final PeerTotals totals;

	private final AttemptBudget attempts;

	private final AttemptBudget warnings;

	ConnectionLimits(LongSupplier nanoTime, PeerTotals totals) {
		this.nanoTime = nanoTime;
		this.totals = totals;
		this.attempts = new AttemptBudget(nanoTime, BURST, REFILL);
		this.warnings = new AttemptBudget(nanoTime, 1, Duration.ofMinutes(1));
	}

	AttemptBudget ofOnePeer() {
		return new AttemptBudget(this.nanoTime, PEER_BURST, PEER_REFILL);
	}

	boolean allow(AttemptBudget ofPeer, boolean linked) {
		if (!linked && this.totals.living() >= MAX_LINKS) {
			return refused("there are " + MAX_LINKS + " links already");
		}
		if (!ofPeer.tryTake()) {
			return refused("one peer asks too often");
		}
		return this.attempts.tryTake() || refused("peers ask too often");
	}

	// Once a minute: strangers must not fill the log.
	private boolean refused(String reason) {
		if (this.warnings.tryTake()) {
			logger.warn("A connection to another peer is not made: " + reason
					+ ". It may ask again later. Further refusals are not logged for a minute.");
		}
		return false;
	}

}
