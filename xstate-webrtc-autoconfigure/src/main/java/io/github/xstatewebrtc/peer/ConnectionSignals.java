package io.github.xstatewebrtc.peer;

import java.util.concurrent.Executor;

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

	private final Executor workers;

	private final Owner owner;

	ConnectionSignals(String conn, SignalWay way, Executor workers, Owner owner) {
		this.conn = conn;
		this.way = way;
		this.workers = workers;
		this.owner = owner;
	}

	@Override
	public void localDescription(SessionDescription description) {
		this.way.signal(Signal.of(this.conn, description));
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.way.signal(Signal.of(this.conn, candidate));
	}

	@Override
	public void expiring() {
		this.workers.execute(() -> this.owner.expiring(this.conn));
	}

	@Override
	public void interrupted() {
		this.workers.execute(() -> this.owner.interrupted(this.conn));
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
