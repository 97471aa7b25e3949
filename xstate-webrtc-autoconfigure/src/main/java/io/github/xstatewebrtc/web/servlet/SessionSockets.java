package io.github.xstatewebrtc.web.servlet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import io.github.xstatewebrtc.signaling.HubConnection;

/**
 * Sends a peer away when the HTTP session with its log-in ends: by a log-out, or because
 * it has not been used. A WebSocket does not count as use. Makes no session, and has
 * nothing to do where log-ins need none. Safe for use by many threads.
 */
public final class SessionSockets implements HttpSessionListener, HttpSessionIdListener {

	private static final String ENDED = "The log-in that this connection was opened with has ended, by a log-out or"
			+ " because the session was not used for a while. Log in to the application again.";

	private final Map<String, Bound> byId = new HashMap<>();

	/**
	 * Bind a connection to a session.
	 * @param session the session that the handshake came with
	 * @param connection the connection
	 * @return the connection, which is bound until it is closed
	 */
	HubConnection bind(HttpSession session, HubConnection connection) {
		Bound bound = add(session, connection);
		if (hasEnded(session)) {
			// Since the handshake: nobody will tell of it any more.
			remove(bound, connection);
			connection.revoke(ENDED);
		}
		return new BoundConnection(bound, connection);
	}

	// Under the lock, so that a change of the id is told of either before or after.
	private synchronized Bound add(HttpSession session, HubConnection connection) {
		Bound bound = this.byId.computeIfAbsent(session.getId(), Bound::new);
		bound.connections.add(connection);
		return bound;
	}

	private synchronized void remove(Bound bound, HubConnection connection) {
		bound.connections.remove(connection);
		if (bound.connections.isEmpty()) {
			this.byId.remove(bound.id, bound);
		}
	}

	private static boolean hasEnded(HttpSession session) {
		try {
			session.getCreationTime();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		end(event.getSession().getId()).forEach((connection) -> connection.revoke(ENDED));
	}

	private synchronized Set<HubConnection> end(String id) {
		Bound bound = this.byId.remove(id);
		return (bound != null) ? Set.copyOf(bound.connections) : Set.of();
	}

	/**
	 * A log-in gives a session another id, against session fixation.
	 */
	@Override
	public synchronized void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
		Bound bound = this.byId.remove(oldSessionId);
		if (bound != null) {
			bound.id = event.getSession().getId();
			this.byId.put(bound.id, bound);
		}
	}

	/**
	 * Return how many sessions have connections.
	 * @return their number
	 */
	synchronized int size() {
		return this.byId.size();
	}

	private static final class Bound {

		private String id;

		private final Set<HubConnection> connections = new HashSet<>();

		Bound(String id) {
			this.id = id;
		}

	}

	private final class BoundConnection implements HubConnection {

		private final Bound bound;

		private final HubConnection connection;

		BoundConnection(Bound bound, HubConnection connection) {
			this.bound = bound;
			this.connection = connection;
		}

		@Override
		public void receive(String text) {
			this.connection.receive(text);
		}

		@Override
		public void revoke(String reason) {
			this.connection.revoke(reason);
		}

		@Override
		public void closed() {
			remove(this.bound, this.connection);
			this.connection.closed();
		}

		@Override
		public void goneAway() {
			remove(this.bound, this.connection);
			this.connection.goneAway();
		}

	}

}
