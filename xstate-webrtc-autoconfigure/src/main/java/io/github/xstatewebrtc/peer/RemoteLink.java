package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.signaling.Backoff;

/**
 * The link to another peer, from the first attempt to connect until it is lost: makes its
 * connections and hands what arrives to those it concerns.
 */
final class RemoteLink implements LinkListener {

	// A connection that lived so long may be made again at once when it is cut.
	private static final Duration PROVEN = Duration.ofSeconds(10);

	private static final Log logger = LogFactory.getLog(RemoteLink.class);

	private final PeerContext context;

	private final SignalWay way;

	private final Predicate<RemoteLink> reconnect;

	private final Consumer<RemoteLink> lost;

	private final InspectionDesk inspection;

	private final Link link;

	private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

	private final Connecting connecting;

	private volatile boolean over;

	private long connectedAt;

	RemoteLink(PeerContext context, LinkIdentity identity, SignalWay way, Predicate<RemoteLink> reconnect,
			Consumer<RemoteLink> lost, @Nullable Supplier<@Nullable Refusal> offers) {
		this.context = context;
		this.way = way;
		this.reconnect = reconnect;
		this.lost = lost;
		this.inspection = new InspectionDesk(context.inspection(), this::wake, this::end);
		this.link = context.link(identity, this, this.inspection);
		this.connecting = new Connecting(context, this.link, way, offers);
		context.totals().began(this);
	}

	boolean isOver() {
		return this.over || this.link.state() == LinkState.LOST;
	}

	boolean isDisconnected() {
		return this.link.state() == LinkState.DISCONNECTED;
	}

	boolean isConnecting() {
		return !this.connecting.isFresh() && this.link.state() == LinkState.CONNECTING;
	}

	void permitted(Set<Permission> permissions) {
		this.inspection.permitted(permissions);
	}

	/**
	 * Make the next connection.
	 * @return why that is not possible, {@code null} if it has begun
	 */
	@Nullable Refusal offer() {
		return endIfRefused(this.connecting.offer());
	}

	/**
	 * Take the other side's offer.
	 * @param conn the attempt's name
	 * @param offer what the other side offers
	 * @return why that is not possible, {@code null} if it has begun
	 */
	@Nullable Refusal answer(String conn, SessionDescription offer) {
		return endIfRefused(this.connecting.answer(conn, offer));
	}

	Connecting connecting() {
		return this.connecting;
	}

	// Where the hub relays, the next connection may go through it.
	private @Nullable Refusal endIfRefused(@Nullable Refusal refused) {
		if (refused != null && (this.connecting.isFresh() || !this.way.relays())) {
			end(new LinkEnd(LinkEnd.CLOSING, refused.message()));
		}
		return refused;
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
		logger.debug(messages.size() + " messages could not be delivered: " + why.message());
	}

	@Override
	public void disconnected(String conn, String reason) {
		logger.debug("Connection " + conn + " is over: " + reason);
		this.inspection.end();
		if (this.connectedAt != 0 && System.nanoTime() - this.connectedAt > PROVEN.toNanos()) {
			this.backoff.reset();
		}
		this.connectedAt = 0;
		reconnect(this.connecting.disconnected(conn) ? Duration.ZERO : this.backoff.next());
	}

	@Override
	public void lost(LinkEnd end) {
		this.over = true;
		this.connecting.stop();
		this.inspection.end();
		this.context.totals().ended(this);
		this.lost.accept(this);
	}

	private void reconnect(Duration delay) {
		this.context.later(delay, () -> {
			if (!this.reconnect.test(this)) {
				reconnect(this.backoff.next());
			}
		});
	}

	private void wake() {
		this.link.wake();
	}

}
