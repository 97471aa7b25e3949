package io.github.xstatewebrtc.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.messaging.RemoteActors;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * Another peer of a channel. A connection is made when it asks for one, or offers one;
 * this side makes the offer if its id is the larger (protocol, section 2). Signals and
 * what becomes of links come on different threads: one lock orders them.
 */
final class RemotePeer implements RemoteLink.Owner {

	private static final Log logger = LogFactory.getLog(RemotePeer.class);

	private final Object lock = new Object();

	private final PeerContext context;

	private final LinkIdentity identity;

	private final SignalWay way;

	private final Consumer<RemotePeer> forget;

	private final AttemptBudget budget;

	private final AttemptBudget refusals;

	private PeerEntry entry;

	private boolean present = true;

	private @Nullable RemoteLink link;

	RemotePeer(PeerContext context, LinkIdentity identity, PeerEntry entry, SignalWay way,
			Consumer<RemotePeer> forget) {
		this.context = context;
		this.identity = identity;
		this.entry = entry;
		this.way = way;
		this.forget = forget;
		this.budget = context.limits().ofOnePeer();
		this.refusals = context.limits().refusalsToOnePeer();
	}

	String peerId() {
		return this.identity.remotePeerId();
	}

	PeerEntry entry() {
		synchronized (this.lock) {
			return this.entry;
		}
	}

	@Nullable RemoteLink link() {
		synchronized (this.lock) {
			return this.link;
		}
	}

	/**
	 * Reach the other's actors, over a connection that is made if there is none.
	 * @return its actors
	 */
	RemoteActors actors() {
		synchronized (this.lock) {
			boolean fresh = this.link == null || this.link.isOver();
			Refusal refused = (fresh && offers()) ? refuse() : null;
			RemoteLink living = living();
			if (refused != null) {
				living.end(new LinkEnd(LinkEnd.CLOSING, refused.message()));
			}
			else if (fresh && offers()) {
				living.offer();
			}
			else if (fresh) {
				living.want();
			}
			return living.remote();
		}
	}

	// The hub's word on what the other announces and may do.
	void update(PeerEntry updated) {
		synchronized (this.lock) {
			this.entry = updated;
			this.present = true;
			if (this.link != null) {
				this.link.permitted(updated.permissions());
			}
		}
	}

	// A peer whose socket timed out may be well on its link; one that left is gone.
	void left(String reason) {
		RemoteLink living;
		synchronized (this.lock) {
			this.present = false;
			living = this.link;
		}
		if (living == null) {
			this.forget.accept(this);
		}
		else if (!HubMessage.PeerLeft.TIMEOUT.equals(reason)) {
			living.end(new LinkEnd(LinkEnd.CLOSING, "The peer has left the channel."));
		}
	}

	void signal(Signal signal) {
		SessionDescription description = signal.description();
		String conn = signal.conn();
		if (Signal.CONNECT.equals(signal.want())) {
			offer();
		}
		else if (conn != null && description != null && description.type().equals("offer")) {
			answer(conn, description);
		}
		else if (conn != null) {
			RemoteLink current = link();
			if (current != null) {
				current.connecting().signal(conn, signal);
			}
		}
	}

	/**
	 * Take what the other side says through the hub.
	 * @param message a frame, or what opens a connection
	 */
	void relayed(HubMessage.RelayFrom message) {
		RemoteLink current = link();
		boolean known = current != null && current.connecting().relayed(message);
		if (!known && message.frame() == null && !offers()) {
			synchronized (this.lock) {
				Refusal refused = refuse();
				if (refused == null) {
					living().connecting().answerRelay(message.conn());
				}
				answer(message.conn(), refused);
			}
		}
	}

	/**
	 * Take note that a connection through the hub is over.
	 * @param conn which one, {@code null} for whichever there is
	 * @param reason a sentence for a person
	 */
	void relayClosed(@Nullable String conn, String reason) {
		RemoteLink current = link();
		if (current != null) {
			current.connecting().relayClosed(conn, reason);
		}
	}

	CompletionStage<?> end(LinkEnd end) {
		RemoteLink living = link();
		return (living != null) ? living.end(end) : CompletableFuture.completedFuture(null);
	}

	private void offer() {
		if (!offers()) {
			logger.debug(peerId() + " asks for an offer but has the larger id: it is to make it itself");
			return;
		}
		synchronized (this.lock) {
			if (this.link != null && this.link.isConnecting()) {
				return;
			}
			Refusal refused = refuse();
			if (refused == null) {
				refused = living().offer();
			}
			answer(null, refused);
		}
	}

	private void answer(String conn, SessionDescription offer) {
		if (offers()) {
			logger.debug(peerId() + " has the smaller id and still offers: ignored");
			return;
		}
		synchronized (this.lock) {
			Refusal refused = refuse();
			if (refused == null) {
				refused = living().answer(conn, offer);
			}
			answer(conn, refused);
		}
	}

	// Not to each that asks too often.
	private void answer(@Nullable String conn, @Nullable Refusal refused) {
		if (refused != null && this.refusals.tryTake()) {
			this.way.signal(Signal.of(conn, refused));
		}
	}

	private boolean offers() {
		return this.identity.localPeerId().compareTo(peerId()) > 0;
	}

	private @Nullable Refusal refuse() {
		return this.context.limits().refuse(this.budget, this.link != null);
	}

	@Override
	public boolean reconnect(RemoteLink cut) {
		synchronized (this.lock) {
			if (this.link != cut || !cut.isDisconnected()) {
				return true;
			}
			if (!this.way.isJoined()) {
				return false;
			}
			if (!offers()) {
				this.way.signal(Signal.wantConnect());
				return false;
			}
			if (refuse() != null) {
				return false;
			}
			answer(null, cut.offer());
			return true;
		}
	}

	@Override
	public void move(RemoteLink expiring) {
		synchronized (this.lock) {
			if (this.link != expiring || !this.way.isJoined()) {
				return;
			}
			if (!offers()) {
				this.way.signal(Signal.wantConnect());
			}
			else if (refuse() == null) {
				answer(null, expiring.offer());
			}
		}
	}

	private RemoteLink living() {
		if (this.link == null || this.link.isOver()) {
			this.link = new RemoteLink(this.context, this.identity, this.way, this, offers() ? this::refuse : null);
			this.link.permitted(this.entry.permissions());
		}
		return this.link;
	}

	@Override
	public void lost(RemoteLink over) {
		boolean gone;
		synchronized (this.lock) {
			if (this.link != over) {
				return;
			}
			this.link = null;
			gone = !this.present;
		}
		if (gone) {
			this.forget.accept(this);
		}
	}

}
