package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Backoff;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

/**
 * Makes the connections of a link (protocol, section 2, Connecting and Relay): direct
 * ones, and where none opens one through the hub, beside which the side that offers goes
 * on to try. Safe for use by many threads; what transports tell is taken up on a worker,
 * as no native thread must wait here.
 */
final class Connecting {

	private static final Log logger = LogFactory.getLog(Connecting.class);

	/** An attempt that costs so much time is made at most this part of it. */
	private static final int RAREST = 30;

	private final PeerContext context;

	private final Link link;

	private final SignalWay way;

	private final @Nullable Supplier<@Nullable Refusal> offers;

	private final ConnectionSignals.Owner owner;

	private final Backoff pauses;

	private final Duration longestPause;

	private @Nullable Attempt direct;

	private @Nullable Attempt relayed;

	private @Nullable RelayTransport relay;

	/** By name, those that are not over: the one in use may be an older one. */
	private final Map<String, Attempt> attempts = new HashMap<>();

	/** Whether the next connection is to go through the hub. */
	private boolean relayNext;

	private boolean unavailable;

	private boolean pausing;

	private boolean over;

	/**
	 * Begin without a connection.
	 * @param context what links share
	 * @param link whose connections are made
	 * @param way the way to the other peer
	 * @param offers bounds the attempts of the side that offers; {@code null} at the
	 * other
	 * @param owner told of connections that need something
	 */
	Connecting(PeerContext context, Link link, SignalWay way, @Nullable Supplier<@Nullable Refusal> offers,
			ConnectionSignals.Owner owner) {
		this.context = context;
		this.link = link;
		this.way = way;
		this.offers = offers;
		this.owner = owner;
		LinkTiming timing = context.settings().link().timing();
		this.longestPause = timing.openWithin().multipliedBy(RAREST);
		this.pauses = new Backoff(timing.openWithin(), this.longestPause);
	}

	/**
	 * Tell whether nothing has been tried.
	 * @return whether no connection has been made yet, of either kind
	 */
	synchronized boolean isFresh() {
		return this.direct == null && this.relayed == null;
	}

	/**
	 * Make the next connection.
	 * @return why that is not possible, {@code null} if it has begun
	 */
	synchronized @Nullable Refusal offer() {
		String conn = RandomNames.conn();
		if (this.relayNext && openRelay(conn, Role.OFFERER)) {
			return null;
		}
		Refusal refused = openDirect(conn, Role.OFFERER, null);
		return (refused != null && openRelay(conn, Role.OFFERER)) ? null : refused;
	}

	/**
	 * Take the other side's offer of a direct connection, or of another path for the one
	 * there is (ICE restart). One through the hub stays until it is open.
	 * @param conn the connection's name
	 * @param offer what the other side offers
	 * @return why that is not possible, {@code null} if it has begun
	 */
	synchronized @Nullable Refusal answer(String conn, SessionDescription offer) {
		Attempt known = direct(conn);
		if (known != null) {
			known.remoteDescription(offer);
			return null;
		}
		return openDirect(conn, Role.ANSWERER, offer);
	}

	synchronized void answerRelay(String conn) {
		openRelay(conn, Role.ANSWERER);
	}

	private @Nullable Refusal openDirect(String conn, Role role, @Nullable SessionDescription offer) {
		try {
			Transport transport = this.context.transports().create(role, this.way.iceServers());
			this.direct = connect(conn, transport);
			if (offer != null) {
				transport.remoteDescription(offer);
			}
			return null;
		}
		catch (TransportUnavailableException ex) {
			logger.debug("No direct connection can be made: " + ex.reason());
			this.unavailable = true;
			return new Refusal(Refusal.UNAVAILABLE, ex.reason());
		}
	}

	private boolean openRelay(String conn, Role role) {
		RelayTransport transport = this.way.relay(role, conn);
		if (transport != null) {
			this.relay = transport;
			this.relayed = connect(conn, transport);
		}
		return transport != null;
	}

	private Attempt connect(String conn, Transport transport) {
		Attempt attempt = new Attempt(conn, transport,
				(changed) -> this.context.workers().execute(() -> changed(changed)));
		this.attempts.values().removeIf(Attempt::isOver);
		this.attempts.put(conn, attempt);
		this.link.connect(attempt, conn, new ConnectionSignals(conn, this.way, this.context, this.owner));
		return attempt;
	}

	// An answer, a candidate or a refusal; those of another attempt are discarded.
	synchronized void signal(String conn, Signal signal) {
		Attempt offered = direct(conn);
		Refusal refused = signal.refused();
		if (refused != null) {
			refused(conn, refused);
		}
		else if (offered != null) {
			SessionDescription answer = signal.description();
			if (answer != null) {
				offered.remoteDescription(answer);
			}
			IceCandidate candidate = signal.candidate();
			if (candidate != null) {
				offered.remoteCandidate(candidate);
			}
		}
	}

	// The one in use may be an older one than the one that is being made.
	private @Nullable Attempt direct(String conn) {
		Attempt attempt = this.attempts.get(conn);
		return (attempt != null && !attempt.isRelayed() && !attempt.isOver()) ? attempt : null;
	}

	private void refused(String conn, Refusal refused) {
		for (Attempt attempt : new @Nullable Attempt[] { this.direct, this.relayed }) {
			if (this.offers != null && attempt != null && attempt.isNamed(conn) && !attempt.hasOpened()) {
				logger.debug("The other side makes no connection: " + refused.message());
				this.unavailable |= attempt == this.direct && Refusal.UNAVAILABLE.equals(refused.code());
				attempt.close();
			}
		}
	}

	/**
	 * Take what came through the hub.
	 * @param message what it is
	 * @return whether it belongs to a connection that was made here
	 */
	synchronized boolean relayed(HubMessage.RelayFrom message) {
		RelayTransport current = this.relay;
		if (current == null || !current.conn().equals(message.conn())) {
			return false;
		}
		current.relayed(message);
		return true;
	}

	/**
	 * Take note that a connection through the hub is over.
	 * @param conn which one, {@code null} for whichever there is
	 * @param reason a sentence for a person
	 */
	synchronized void relayClosed(@Nullable String conn, String reason) {
		if (this.relay != null && (conn == null || this.relay.conn().equals(conn))) {
			this.relay.cut(reason);
		}
	}

	// A frame may be missing, of which the other side knows nothing.
	synchronized void relayRefused(String reason) {
		if (this.relay != null) {
			this.relay.close(reason);
		}
	}

	/**
	 * Learn from the end of a connection after which the link has none.
	 * @param conn which one
	 * @return whether to make the next at once: no direct one opens, and the hub relays
	 */
	synchronized boolean disconnected(String conn) {
		Attempt attempt = this.attempts.get(conn);
		boolean failed = attempt != null && !attempt.hasOpened();
		boolean ofRelay = attempt != null && attempt.isRelayed();
		this.relayNext = ofRelay != failed;
		return !ofRelay && failed && this.way.relays();
	}

	/**
	 * Look for another path for a connection through which nothing passes.
	 * @param conn which one
	 */
	synchronized void restart(String conn) {
		Attempt attempt = this.attempts.get(conn);
		if (attempt != null && attempt.hasOpened() && !attempt.isOver()) {
			attempt.restart();
		}
	}

	private synchronized void changed(Attempt attempt) {
		if (attempt == this.direct && attempt.hasOpened()) {
			this.relayNext = false;
			this.unavailable = false;
			this.pauses.reset();
		}
		else if (isRelaying()) {
			tryDirectLater();
		}
	}

	private boolean isRelaying() {
		return this.relayed != null && this.relayed.hasOpened() && !this.relayed.isOver();
	}

	private void tryDirectLater() {
		if (this.offers != null && !this.pausing && !this.over) {
			this.pausing = true;
			this.context.later(this.unavailable ? this.longestPause : this.pauses.next(), this::tryDirect);
		}
	}

	private synchronized void tryDirect() {
		this.pausing = false;
		boolean underWay = this.direct != null && !this.direct.isOver();
		if (this.offers == null || this.over || underWay || !isRelaying()) {
			return;
		}
		if (!this.way.isJoined() || this.offers.get() != null
				|| openDirect(RandomNames.conn(), Role.OFFERER, null) != null) {
			tryDirectLater();
		}
	}

	/**
	 * Try no more.
	 */
	synchronized void stop() {
		this.over = true;
	}

}
