package io.github.xstatewebrtc.signaling;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Does the signaling of channels: peers join, learn of each other and pass signals
 * (protocol, section 2). Safe for use by many threads; each channel has a lock of its
 * own.
 */
public final class SignalingHub implements AutoCloseable {

	private final HubContext context;

	private final Map<String, Channel> channels = new ConcurrentHashMap<>();

	private final Set<HubSession> sessions = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/**
	 * Open a hub.
	 * @param settings what it takes
	 * @param iceServers which STUN and TURN servers it hands out
	 * @param tokens signs resume tokens
	 * @param timers time; tasks may take as long as telling a large channel who came and
	 * went, and wait for a channel's lock as long
	 */
	public SignalingHub(HubSettings settings, IceServers iceServers, ResumeTokens tokens, Timers timers) {
		this.context = new HubContext(settings, new HubTotals(settings), iceServers, tokens, timers, RandomIds.next(),
				timers.nanoTime());
	}

	/**
	 * Begin a session with a peer.
	 * @param session the way to the peer
	 * @param granted what the peer may do
	 * @return the way from the peer
	 */
	public HubConnection connect(SignalingSession session, Set<Permission> granted) {
		return open(session, granted, false);
	}

	public HubConnection connect(SignalingSession session, Caller caller) {
		return connect(session, caller.permissions());
	}

	/**
	 * Return how the application's own peer, in this JVM, reaches this hub. It may do
	 * everything, everybody sees it, and no limit holds for it.
	 * @return the connector; its sessions are not to be reached from outside
	 */
	public HubConnector ownPeer() {
		return (session) -> open(session, EnumSet.allOf(Permission.class), true);
	}

	private HubConnection open(SignalingSession session, Set<Permission> granted, boolean own) {
		long max = this.context.totals().max();
		boolean full = !own && this.sessions.size() >= max;
		HubSession opened = new HubSession(this, this.context, session, granted, own);
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
	 * Return how many sessions are open, joined or not.
	 * @return their number
	 */
	public int sessionCount() {
		return this.sessions.size();
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
	 * Join a channel, which begins with its first member.
	 * @param session the way to the peer
	 * @param own whether it is the hub's own peer
	 * @param granted what it may do
	 * @param join what it says
	 * @return which member of which channel it is now
	 * @throws RefusedException if it cannot join
	 */
	Membership join(SignalingSession session, boolean own, Set<Permission> granted, MemberMessage.Join join)
			throws RefusedException {
		while (!this.closed) {
			Channel channel = this.channels.computeIfAbsent(join.channel(),
					(label) -> new Channel(label, this.context, this::forget));
			ChannelMember member = channel.join(session, own, granted, join);
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
