package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.LinkStatistics;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Backoff;

/**
 * The link to another peer, from the first attempt to connect until it is lost: makes its
 * connections and hands what arrives to those it concerns.
 */
final class RemoteLink implements LinkListener {

	// A connection that lived so long may be made again at once when it is cut.
	private static final Duration PROVEN = Duration.ofSeconds(10);

	// Longer than a connection may take to open.
	private static final Duration MOVE_AGAIN = Duration.ofSeconds(15);

	private static final Log logger = LogFactory.getLog(RemoteLink.class);

	private final PeerContext context;

	private final SignalWay way;

	private final Predicate<RemoteLink> reconnect;

	private final Consumer<RemoteLink> move;

	private final Consumer<RemoteLink> lost;

	private final InspectionDesk inspection;

	private final Link link;

	private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

	private volatile @Nullable Connection connection;

	// The name of the connection in use.
	private volatile @Nullable String used;

	private volatile boolean over;

	private long connectedAt;

	RemoteLink(PeerContext context, LinkIdentity identity, SignalWay way, Predicate<RemoteLink> reconnect,
			Consumer<RemoteLink> move, Consumer<RemoteLink> lost) {
		this.context = context;
		this.way = way;
		this.reconnect = reconnect;
		this.move = move;
		this.lost = lost;
		this.inspection = new InspectionDesk(context.inspection(), this::wake, this::end);
		this.link = context.link(identity, this, this.inspection);
		context.totals().began(this);
	}

	boolean isOver() {
		return this.over || this.link.state() == LinkState.LOST;
	}

	boolean isDisconnected() {
		return this.link.state() == LinkState.DISCONNECTED;
	}

	boolean isConnecting() {
		return this.connection != null && this.link.state() == LinkState.CONNECTING;
	}

	void permitted(Set<Permission> permissions) {
		this.inspection.permitted(permissions);
	}

	/**
	 * Begin to connect.
	 * @param conn the attempt's name
	 * @param role whether this side offers
	 * @param offer what the other side offers, {@code null} if this side does
	 * @return why that is not possible, {@code null} if it has begun
	 */
	@Nullable Refusal connect(String conn, TransportFactory.Role role, @Nullable SessionDescription offer) {
		Transport transport;
		try {
			transport = this.context.transports().create(role, this.way.iceServers());
		}
		catch (TransportUnavailableException ex) {
			logger.debug("No connection can be made: " + ex.reason());
			end(new LinkEnd(LinkEnd.CLOSING, ex.reason()));
			return new Refusal(Refusal.UNAVAILABLE, ex.reason());
		}
		this.connection = new Connection(conn, transport);
		this.link.connect(transport, conn, new Signals(conn));
		if (offer != null) {
			transport.remoteDescription(offer);
		}
		return null;
	}

	// An answer or a candidate; those of another attempt are discarded.
	void signal(String conn, Signal signal) {
		Connection current = this.connection;
		if (current == null || !current.conn().equals(conn)) {
			return;
		}
		SessionDescription answer = signal.description();
		if (answer != null) {
			current.transport().remoteDescription(answer);
		}
		IceCandidate candidate = signal.candidate();
		if (candidate != null) {
			current.transport().remoteCandidate(candidate);
		}
	}

	CompletionStage<?> end(LinkEnd end) {
		return this.link.close(end);
	}

	ConnectionView view(boolean withPath) {
		return new ConnectionView(this.link.state(), this.link.statistics(),
				withPath ? this.link.transportStatistics() : null, this.inspection.isWatched(),
				this.inspection.queued(), this.inspection.dropped());
	}

	LinkStatistics statistics() {
		return this.link.statistics();
	}

	long dropped() {
		return this.inspection.dropped();
	}

	@Override
	public void connected(String conn) {
		this.inspection.end();
		this.used = conn;
		this.connectedAt = System.nanoTime();
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		if (channel == LinkChannel.INSPECT) {
			this.inspection.message(message);
		}
		else {
			ActorRefusals.answer(message, this.link);
		}
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		this.context.totals().links().undelivered(messages.size(), why);
		logger.debug(messages.size() + " messages could not be delivered: " + why.message());
	}

	@Override
	public void disconnected(String conn, String reason) {
		logger.debug("Connection " + conn + " is over: " + reason);
		this.used = null;
		this.inspection.end();
		if (this.connectedAt != 0 && System.nanoTime() - this.connectedAt > PROVEN.toNanos()) {
			this.backoff.reset();
		}
		this.connectedAt = 0;
		reconnectLater();
	}

	@Override
	public void lost(LinkEnd end) {
		this.over = true;
		this.inspection.end();
		this.context.totals().ended(this);
		this.context.totals().links().ended(end);
		this.lost.accept(this);
	}

	private void reconnectLater() {
		Duration delay = this.backoff.next();
		this.context.later(delay, () -> {
			if (!this.reconnect.test(this)) {
				reconnectLater();
			}
		});
	}

	// Again and again until another connection is in use, or this one is cut.
	private void move(String expiring) {
		if (!isOver() && expiring.equals(this.used)) {
			this.move.accept(this);
			this.context.later(MOVE_AGAIN, () -> move(expiring));
		}
	}

	private void wake() {
		this.link.wake();
	}

	/**
	 * One attempt to connect.
	 *
	 * @param conn its name
	 * @param transport the connection itself
	 */
	private record Connection(String conn, Transport transport) {
	}

	/**
	 * Carries what this side's transport says.
	 */
	private final class Signals implements TransportSignals {

		private final String conn;

		Signals(String conn) {
			this.conn = conn;
		}

		@Override
		public void localDescription(SessionDescription description) {
			RemoteLink.this.way.signal(Signal.of(this.conn, description));
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			RemoteLink.this.way.signal(Signal.of(this.conn, candidate));
		}

		@Override
		public void expiring() {
			RemoteLink.this.context.later(Duration.ZERO, () -> move(this.conn));
		}

	}

}
