package io.github.xstatewebrtc.peer;

import java.util.function.Consumer;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

/**
 * One connection, from the attempt to make it to its end: knows whether it ever opened. A
 * link tells of the connection in use alone, not of one that was to replace it.
 */
final class Attempt implements Transport {

	private final String conn;

	private final Transport transport;

	private final Consumer<Attempt> changed;

	private volatile boolean opened;

	private volatile boolean over;

	/**
	 * Make an attempt.
	 * @param conn its name
	 * @param transport the connection itself
	 * @param changed told, on any thread, that it has opened or is over
	 */
	Attempt(String conn, Transport transport, Consumer<Attempt> changed) {
		this.conn = conn;
		this.transport = transport;
		this.changed = changed;
	}

	boolean isRelayed() {
		return this.transport instanceof RelayTransport;
	}

	boolean isNamed(String candidate) {
		return this.conn.equals(candidate);
	}

	boolean hasOpened() {
		return this.opened;
	}

	boolean isOver() {
		return this.over;
	}

	@Override
	public void open(TransportListener listener) {
		this.transport.open(new Observed(listener));
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		this.transport.remoteDescription(description);
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		this.transport.remoteCandidate(candidate);
	}

	@Override
	public void restart() {
		this.transport.restart();
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		this.transport.send(channel, frame);
	}

	@Override
	public int maxFrameBytes() {
		return this.transport.maxFrameBytes();
	}

	@Override
	public TransportStatistics statistics() {
		return this.transport.statistics();
	}

	@Override
	public void close() {
		this.transport.close();
	}

	/**
	 * Takes note of what the link is told.
	 */
	private final class Observed implements TransportListener {

		private final TransportListener link;

		Observed(TransportListener link) {
			this.link = link;
		}

		@Override
		public void localDescription(SessionDescription description) {
			this.link.localDescription(description);
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			this.link.localCandidate(candidate);
		}

		@Override
		public void expiring() {
			this.link.expiring();
		}

		@Override
		public void interrupted() {
			this.link.interrupted();
		}

		@Override
		public void opened() {
			Attempt.this.opened = true;
			this.link.opened();
			Attempt.this.changed.accept(Attempt.this);
		}

		@Override
		public void received(LinkChannel channel, byte[] frame) {
			this.link.received(channel, frame);
		}

		@Override
		public void closed(String reason) {
			Attempt.this.over = true;
			this.link.closed(reason);
			Attempt.this.changed.accept(Attempt.this);
		}

	}

}
