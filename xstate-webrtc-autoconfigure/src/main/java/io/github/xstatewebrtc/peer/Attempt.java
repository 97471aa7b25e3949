package io.github.xstatewebrtc.peer;

import java.util.function.Consumer;

import io.github.xstatewebrtc.link.ForwardingListener;
import io.github.xstatewebrtc.link.ForwardingTransport;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

/**
 * One connection, from the attempt to make it to its end: knows whether it ever opened. A
 * link tells of the connection in use alone, not of one that was to replace it.
 */
final class Attempt extends ForwardingTransport {

	private final String conn;

	private final boolean relayed;

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
		super(transport);
		this.conn = conn;
		this.relayed = transport instanceof RelayTransport;
		this.changed = changed;
	}

	boolean isRelayed() {
		return this.relayed;
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
		super.open(new Observed(listener));
	}

	/**
	 * Takes note of what the link is told.
	 */
	private final class Observed extends ForwardingListener {

		Observed(TransportListener link) {
			super(link);
		}

		@Override
		public void opened() {
			Attempt.this.opened = true;
			super.opened();
			Attempt.this.changed.accept(Attempt.this);
		}

		@Override
		public void closed(String reason) {
			Attempt.this.over = true;
			super.closed(reason);
			Attempt.this.changed.accept(Attempt.this);
		}

	}

}
