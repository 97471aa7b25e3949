package io.github.xstatewebrtc.peer;

import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * Carries what this side's transport says: to the other side's, or to whoever makes
 * connections here.
 */
final class ConnectionSignals implements TransportSignals {

	private final String conn;

	private final SignalWay way;

	private final PeerContext context;

	private final Owner owner;

	// A transport tells one thing at a time.
	private boolean offered;

	ConnectionSignals(String conn, SignalWay way, PeerContext context, Owner owner) {
		this.conn = conn;
		this.way = way;
		this.context = context;
		this.owner = owner;
	}

	// A second offer under the same name is a restart.
	@Override
	public void localDescription(SessionDescription description) {
		if (description.type().equals("offer")) {
			if (this.offered) {
				this.context.totals().restarted();
			}
			this.offered = true;
		}
		this.way.signal(Signal.of(this.conn, description));
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.way.signal(Signal.of(this.conn, candidate));
	}

	@Override
	public void expiring() {
		this.context.workers().execute(() -> this.owner.expiring(this.conn));
	}

	@Override
	public void interrupted() {
		this.context.workers().execute(() -> this.owner.interrupted(this.conn));
	}

	/**
	 * Decides about connections that need something. Called on a worker.
	 */
	interface Owner {

		/**
		 * A connection is about to end: another is to be made in its place.
		 * @param conn which one
		 */
		void expiring(String conn);

		/**
		 * Nothing passes through a connection at the moment.
		 * @param conn which one
		 */
		void interrupted(String conn);

	}

}
