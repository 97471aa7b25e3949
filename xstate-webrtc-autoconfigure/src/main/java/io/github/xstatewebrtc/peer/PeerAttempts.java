package io.github.xstatewebrtc.peer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * How often a connection with one other peer may be made, and how often that peer is told
 * that it may not. Safe for use by many threads.
 */
final class PeerAttempts {

	private final ConnectionLimits limits;

	private final SignalWay way;

	private final AttemptBudget budget;

	private final AttemptBudget refusals;

	/**
	 * Begin with none.
	 * @param limits those of all peers
	 * @param way the way to the other peer
	 */
	PeerAttempts(ConnectionLimits limits, SignalWay way) {
		this.limits = limits;
		this.way = way;
		this.budget = limits.ofOnePeer();
		this.refusals = limits.refusalsToOnePeer();
	}

	/**
	 * Take one attempt.
	 * @param living the link to the peer, {@code null} if there is none
	 * @return why there is none left, {@code null} if there was
	 */
	@Nullable Refusal refuse(@Nullable RemoteLink living) {
		if (living != null && living.isMoving()) {
			return this.limits.refuseMove(this.budget);
		}
		return this.limits.refuse(this.budget, living != null);
	}

	/**
	 * Tell the peer why a connection is not made, though not each time that it asks too
	 * often.
	 * @param conn the attempt's name, {@code null} if it has none
	 * @param refused why, {@code null} if it is made
	 */
	void answer(@Nullable String conn, @Nullable Refusal refused) {
		if (refused != null && this.refusals.tryTake()) {
			this.way.signal(Signal.of(conn, refused));
		}
	}

}
