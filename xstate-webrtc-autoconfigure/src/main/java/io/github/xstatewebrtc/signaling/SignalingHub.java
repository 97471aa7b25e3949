package io.github.xstatewebrtc.signaling;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Does the signaling of channels: peers join, learn of each other and pass signals
 * (protocol, section 2). Safe for use by many threads; each channel has a lock of its
 * own.
 */
public final class SignalingHub implements AutoCloseable {

	private static final Caller OWN = Caller.anonymous(EnumSet.allOf(Permission.class));

	private final HubContext context;

	private final Map<String, Channel> channels = new ConcurrentHashMap<>();

	private final Set<HubSession> sessions = ConcurrentHashMap.newKeySet();

	private final AtomicLong rounds = new AtomicLong();

	private final Lock deciding = new ReentrantLock();

	private final List<Runnable> alsoReauthorized = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	/**
	 * Open a hub.
	 * @param settings what it takes
	 * @param iceServers which STUN and TURN servers it hands out
	 * @param tokens signs resume tokens
	 * @param admission asks the application who comes in
	 * @param timers time; tasks may take as long as telling a large channel who came and
	 * went, and wait for a channel's lock as long
	 */
	public SignalingHub(HubSettings settings, IceServers iceServers, ResumeTokens tokens, Admission admission,
			Timers timers) {
		this.context = new HubContext(settings, new HubTotals(settings), new RelayTotals(), iceServers, tokens,
				admission, timers, new HubRun(timers, admission.clock(), settings.resumeWindow()));
	}

	/**
	 * Begin a session with a peer.
	 * @param session the way to the peer
	 * @param caller who it is, as the handshake proves it; a token that the peer presents
	 * takes its place
	 * @return the way from the peer
	 */
	public HubConnection connect(SignalingSession session, Caller caller) {
		return open(session, caller, false);
	}

	/**
	 * Return how the application's own peer, in this JVM, reaches this hub. It may do
	 * everything, everybody sees it, and no limit holds for it.
	 * @return the connector; its sessions are not to be reached from outside
	 */
	public HubConnector ownPeer() {
		return (session) -> open(session, OWN, true);
	}

	private HubConnection open(SignalingSession session, Caller caller, boolean own) {
		long max = this.context.totals().max();
		boolean full = !own && this.sessions.size() >= max;
		HubSession opened = new HubSession(this, this.context, session, caller, own);
		this.sessions.add(opened);
		opened.begin();
		if (this.closed) {
			opened.end(CloseCode.GOING_AWAY, "the hub is closing");
		}
		else if (full) {
			opened.turnAway(ErrorCode.CHANNEL_FULL, "This hub has " + max
					+ " sessions and takes no more: try later, or raise xstate.webrtc.signaling.max-members.");
		}
		return opened;
	}

	/**
	 * Return the channels as they are now.
	 * @return those with members, by label
	 */
	public List<ChannelOverview> channels() {
		return this.channels.values()
			.stream()
			.map(Channel::overview)
			.filter((overview) -> !overview.members().isEmpty())
			.sorted(Comparator.comparing(ChannelOverview::label))
			.toList();
	}

	/**
	 * Send a member away: its socket is closed, and it may join again only as another.
	 * @param peerId its id
	 * @param reason a sentence for a person, told to the member
	 * @return whether there was such a member
	 */
	public boolean revoke(String peerId, String reason) {
		return this.channels.values().stream().anyMatch((channel) -> channel.revoke(peerId, reason));
	}

	/**
	 * Return what was refused so far.
	 * @return the live figures
	 */
	public HubRefusals refusals() {
		return this.context.totals().refusals();
	}

	/**
	 * Return how many sessions are open, joined or not.
	 * @return their number
	 */
	public int sessionCount() {
		return this.sessions.size();
	}

	/**
	 * Return what was passed on between peers that have no direct connection.
	 * @return the live figures
	 */
	public RelayTotals relayed() {
		return this.context.relayTotals();
	}

	/**
	 * End all sessions and take no more. Idempotent.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.channels.values().forEach(Channel::close);
		this.channels.clear();
		this.sessions.forEach((session) -> session.end(CloseCode.GOING_AWAY, "the hub is closing"));
	}

	/**
	 * Ask the {@link ChannelAuthorizer} again about every member, and whom each may
	 * reach. For an application whose answers have changed: who is refused now is sent
	 * away, other permissions take effect on living links, and those who no longer meet
	 * lose sight of each other. Returns once that is done, and so takes as long as the
	 * answers; not to be called by the authorizer itself.
	 */
	public void reauthorize() {
		this.rounds.incrementAndGet();
		this.deciding.lock();
		try {
			for (Channel channel : this.channels.values()) {
				channel.others().forEach((member) -> decide(channel, member));
			}
		}
		finally {
			this.deciding.unlock();
		}
		this.alsoReauthorized.forEach(Runnable::run);
	}

	/**
	 * Have others asked about again, too, whenever this hub's {@linkplain #reauthorize()
	 * members are}: those who came by another door, by the same rules.
	 * @param others asks about them, and returns once that is done; must not throw
	 */
	public void alsoReauthorize(Runnable others) {
		this.alsoReauthorized.add(others);
	}

	private void decide(Channel channel, ChannelMember member) {
		boolean taken = false;
		while (!taken) {
			JoinRequest request = channel.request(member);
			Caller asked = request.caller();
			try {
				taken = channel.permit(member, asked, this.context.admission().authorize(request));
			}
			catch (RefusedException ex) {
				taken = channel.sendAway(member, (same) -> same.caller().equals(asked), ex.code(), ex.sentence());
			}
		}
	}

	/**
	 * Tell how often the application has begun to change its mind.
	 * @return a number for {@link #decideSince}, to be taken before a decision
	 */
	long round() {
		return this.rounds.get();
	}

	/**
	 * Decide anew about a member if the decision about it may be out of date.
	 * @param round when the decision was made
	 * @param joined the member
	 */
	void decideSince(long round, Membership joined) {
		if (round != round() && !joined.member().isOwn()) {
			this.deciding.lock();
			try {
				decide(joined.channel(), joined.member());
			}
			finally {
				this.deciding.unlock();
			}
		}
	}

	/**
	 * Take a new token of a member.
	 * @param joined the member
	 * @param session where it came from
	 * @param token the token
	 * @throws RefusedException if it proves nothing, or somebody else; the member stays
	 * as it was
	 */
	void renew(Membership joined, SignalingSession session, String token) throws RefusedException {
		long round = round();
		JoinRequest before = joined.channel().request(joined.member());
		Caller caller = this.context.admission().authenticate(token);
		if (!Objects.equals(caller.name(), before.caller().name())) {
			throw new RefusedException(ErrorCode.FORBIDDEN,
					"This token is somebody else's: join with it on another socket.");
		}
		JoinRequest request = new JoinRequest(before.channel(), caller, before.peer());
		joined.channel().renew(joined.member(), session, caller, this.context.admission().authorize(request));
		decideSince(round, joined);
	}

	/**
	 * Join a channel, which begins with its first member.
	 * @param entrant who comes
	 * @return which member of which channel it is now
	 * @throws RefusedException if it cannot join
	 */
	Membership join(Entrant entrant) throws RefusedException {
		while (!this.closed) {
			Channel channel = this.channels.computeIfAbsent(entrant.request().channel(),
					(label) -> new Channel(label, this.context, this::forget));
			ChannelMember member = channel.join(entrant);
			if (member != null) {
				return new Membership(channel, member);
			}
		}
		throw new RefusedException(ErrorCode.INTERNAL, "The hub is closing: try again later.");
	}

	private void forget(Channel channel) {
		this.channels.remove(channel.label(), channel);
	}

	void ended(HubSession session) {
		this.sessions.remove(session);
	}

}
