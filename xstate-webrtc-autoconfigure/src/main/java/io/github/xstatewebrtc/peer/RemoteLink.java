package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
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
import io.github.xstatewebrtc.messaging.ActorConversation;
import io.github.xstatewebrtc.messaging.RemoteActors;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Backoff;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The link to another peer, from the first attempt to connect until it is lost: makes its
 * connections and hands what arrives to those it concerns.
 */
final class RemoteLink implements LinkListener {

	// A connection that lived so long may be made again at once when it is cut.
	private static final Duration PROVEN = Duration.ofSeconds(10);

	// Longer than a connection may take to open.
	private static final Duration MOVE_AGAIN = Duration.ofSeconds(15);

	private static final Duration WANT_AGAIN = Duration.ofSeconds(5);

	private static final int WANTS = 6;

	private static final Log logger = LogFactory.getLog(RemoteLink.class);

	private final PeerContext context;

	private final SignalWay way;

	private final Owner owner;

	private final InspectionDesk inspection;

	private final Link link;

	private final ActorConversation actors;

	private final RemoteActors remote;

	private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

	private final Connecting connecting;

	// The name of the connection in use.
	private volatile @Nullable String used;

	private volatile boolean over;

	private long connectedAt;

	/**
	 * Make a link without a connection.
	 * @param context what links share
	 * @param identity between whom it is
	 * @param way the way to the other peer
	 * @param owner decides what becomes of it
	 * @param offers bounds the attempts of the side that offers; {@code null} at the
	 * other
	 */
	RemoteLink(PeerContext context, LinkIdentity identity, SignalWay way, Owner owner,
			@Nullable Supplier<@Nullable Refusal> offers) {
		this.context = context;
		this.way = way;
		this.owner = owner;
		this.inspection = new InspectionDesk(context.inspection(), this::wake, this::end);
		this.link = context.link(identity, this, this.inspection);
		this.actors = context.actors().open(this.link);
		this.remote = new RemoteActors(this.link, Timers.on(context.scheduler(), context.workers()), context.workers());
		this.connecting = new Connecting(context, this.link, way, offers, this::move);
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
		this.actors.permitted(permissions);
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

	/**
	 * Ask the other side for an offer, again and again until it makes one or there is no
	 * hope.
	 */
	void want() {
		want(WANTS);
	}

	private void want(int left) {
		if (isOver() || !this.connecting.isFresh()) {
			return;
		}
		if (left == 0) {
			end(new LinkEnd(LinkEnd.PEER_LOST, "The other peer makes no connection."));
			return;
		}
		this.way.signal(Signal.wantConnect());
		this.context.later(WANT_AGAIN, () -> want(left - 1));
	}

	RemoteActors remote() {
		return this.remote;
	}

	Connecting connecting() {
		return this.connecting;
	}

	// Where the hub relays, the next connection may go through it; and one that is in use
	// goes on.
	private @Nullable Refusal endIfRefused(@Nullable Refusal refused) {
		if (refused != null && this.link.state() != LinkState.CONNECTED
				&& (this.connecting.isFresh() || !this.way.relays())) {
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
		this.used = conn;
		this.connectedAt = System.nanoTime();
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		if (channel == LinkChannel.INSPECT) {
			this.inspection.message(message);
		}
		else {
			hear(message);
		}
	}

	private void hear(ObjectNode message) {
		if (!this.remote.take(message)) {
			this.actors.message(message);
		}
	}

	@Override
	public void begunAnew() {
		this.actors.end();
		this.remote.end();
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		if (channel == LinkChannel.ACTOR) {
			this.context.totals().links().undelivered(messages.size(), why);
		}
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
		reconnect(this.connecting.disconnected(conn) ? Duration.ZERO : this.backoff.next());
	}

	@Override
	public void lost(LinkEnd end) {
		this.over = true;
		this.connecting.stop();
		this.inspection.end();
		this.actors.end();
		this.remote.end();
		this.context.totals().ended(this);
		this.context.totals().links().ended(end);
		this.owner.lost(this);
	}

	private void reconnect(Duration delay) {
		this.context.later(delay, () -> {
			if (!this.owner.reconnect(this)) {
				reconnect(this.backoff.next());
			}
		});
	}

	// Again and again until another connection is in use, or this one is cut.
	private void move(String expiring) {
		if (!isOver() && expiring.equals(this.used)) {
			this.owner.move(this);
			this.context.later(MOVE_AGAIN, () -> move(expiring));
		}
	}

	private void wake() {
		this.link.wake();
	}

	/**
	 * Decides what becomes of a link. Called on any thread.
	 */
	interface Owner {

		/**
		 * Make a connection anew in place of one that was cut, or ask for it: the other
		 * side may not have noticed yet.
		 * @param cut the link that has none
		 * @return whether there is nothing more to try: it has one, is over, or is
		 * another's
		 */
		boolean reconnect(RemoteLink cut);

		/**
		 * Make a connection in place of one that is about to end, or ask the other side
		 * to.
		 * @param expiring the link that uses it
		 */
		void move(RemoteLink expiring);

		/**
		 * Forget a link.
		 * @param over the link, which is over for good
		 */
		void lost(RemoteLink over);

	}

}
