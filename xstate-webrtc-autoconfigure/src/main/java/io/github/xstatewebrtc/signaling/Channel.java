package io.github.xstatewebrtc.signaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Service;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * The peers that find each other under one label. Its monitor guards all of it, members
 * and presence included; nothing done under it waits.
 */
final class Channel {

	private static final Log logger = LogFactory.getLog(Channel.class);

	private final String label;

	private final HubContext context;

	private final Map<String, ChannelMember> members = new LinkedHashMap<>();

	private final Presence presence;

	private final Consumer<Channel> whenEmpty;

	private boolean abandoned;

	/**
	 * Begin a channel.
	 * @param label its label
	 * @param context what it shares with others
	 * @param whenEmpty told, under the lock, when the last member is gone and the channel
	 * takes no more
	 */
	Channel(String label, HubContext context, Consumer<Channel> whenEmpty) {
		this.label = label;
		this.context = context;
		this.whenEmpty = whenEmpty;
		this.presence = new Presence(context.timers(), this::tellPresence);
	}

	/**
	 * Take a new member, or one that resumes.
	 * @param session the way to the peer
	 * @param own whether it is the hub's own peer
	 * @param granted what it may do
	 * @param join what it says
	 * @return the member, or {@code null} if this channel is no longer in use
	 * @throws RefusedException if the channel is full
	 */
	synchronized @Nullable ChannelMember join(SignalingSession session, boolean own, Set<Permission> granted,
			MemberMessage.Join join) throws RefusedException {
		if (this.abandoned) {
			return null;
		}
		Optional<ResumeToken> token = Optional.ofNullable(join.resume()).flatMap(this.context.tokens()::read);
		ChannelMember resumed = token.map(this::suspendedOrCut).orElse(null);
		ChannelMember member = (resumed != null) ? resumed : admit(token, own, granted, join.peer());
		member.attach(session);
		if (resumed != null && resumed.describe(join.peer(), granted)) {
			this.presence.updated(resumed);
		}
		else if (resumed == null) {
			this.presence.joined(member);
		}
		welcome(member);
		return member;
	}

	private @Nullable ChannelMember suspendedOrCut(ResumeToken token) {
		ChannelMember member = token.channel().equals(this.label) ? this.members.get(token.peerId()) : null;
		return (member != null && member.resumesWith(token.nonce())) ? member : null;
	}

	private ChannelMember admit(Optional<ResumeToken> token, boolean own, Set<Permission> granted, PeerInfo info)
			throws RefusedException {
		int max = this.context.settings().maxMembers();
		if (!own && this.members.size() >= max) {
			throw new RefusedException(ErrorCode.CHANNEL_FULL, "The channel '" + this.label + "' has " + max
					+ " members and takes no more: try later, or raise xstate.webrtc.signaling.max-members.");
		}
		String peerId = token.filter(this::isOfEarlierRun).map(ResumeToken::peerId).orElseGet(RandomIds::peerId);
		HubTotals totals = this.context.totals();
		if (!totals.addMember(own)) {
			abandonIfEmpty();
			throw new RefusedException(ErrorCode.CHANNEL_FULL, "The channels of this hub have " + totals.max()
					+ " members in all and take no more: try later, or raise xstate.webrtc.signaling.max-members.");
		}
		ChannelMember member = new ChannelMember(peerId, own, info, granted, totals);
		this.members.put(peerId, member);
		return member;
	}

	private boolean isOfEarlierRun(ResumeToken token) {
		return !token.run().equals(this.context.run()) && this.context.hasJustStarted()
				&& token.channel().equals(this.label) && !this.members.containsKey(token.peerId());
	}

	private void welcome(ChannelMember member) {
		HubSettings settings = this.context.settings();
		String resume = this.context.tokens()
			.sign(new ResumeToken(member.peerId(), member.rotateNonce(), this.context.run(), this.label));
		List<String> others = this.members.values()
			.stream()
			.filter((other) -> other != member && other.meets(member))
			.map(ChannelMember::written)
			.toList();
		List<List<String>> pages = PeerPages.of(others, String::length);
		HubMessage joined = new HubMessage.Joined(member.peerId(), resume, settings.resumeWindow().toSeconds(),
				lease(member), settings.iceTransportPolicy(), member.entry().permissions(),
				new HubMessage.Limits(settings.maxMessageBytes()), List.of(), pages.size() > 1);
		member.sendText(SignalingCodec.write(joined, pages.get(0)));
		member.sendAll(PeerPages.messages(pages.subList(1, pages.size())));
		this.presence.sawAll(member);
		member.sendWaiting(this.members::containsKey);
	}

	private List<IceServer> lease(ChannelMember member) {
		try {
			IceServers.Lease lease = this.context.iceServers().lease(member.peerId());
			if (lease.renewAfter() != null) {
				member.renewLater(this.context.timers(), lease.renewAfter(), () -> renewIceServers(member));
			}
			return lease.servers();
		}
		catch (RuntimeException ex) {
			logger.error("There are no ICE servers to hand out: peers behind a NAT may not connect", ex);
			return List.of();
		}
	}

	private synchronized void renewIceServers(ChannelMember member) {
		if (member.isConnected()) {
			member.send(new HubMessage.IceServers(lease(member)));
		}
	}

	/**
	 * Pass a signal from one member to another.
	 * @param from who sends it
	 * @param session where it came from
	 * @param signal the signal
	 * @throws RefusedException if it cannot be passed on
	 */
	synchronized void signal(ChannelMember from, SignalingSession session, MemberMessage.SignalTo signal)
			throws RefusedException {
		if (!from.isOn(session)) {
			return;
		}
		ChannelMember to = this.members.get(signal.to());
		if (to == null || to == from || !to.meets(from)) {
			throw new RefusedException(ErrorCode.UNKNOWN_PEER,
					"No other peer with this id is in the channel: it may have left.");
		}
		this.presence.introduce(from, to);
		String text = SignalingCodec.write(new HubMessage.SignalFrom(from.peerId(), signal.content()));
		if (!to.signal(from.peerId(), text)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED,
					"This peer is suspended and the hub keeps no more signals for it: wait until it is back or has left.");
		}
	}

	synchronized void update(ChannelMember member, SignalingSession session, List<Service> services) {
		PeerEntry entry = member.entry();
		PeerInfo info = new PeerInfo(entry.name(), entry.kind(), entry.instance(), entry.iceRestart(), services);
		if (member.isOn(session) && member.describe(info, entry.permissions())) {
			this.presence.updated(member);
		}
	}

	synchronized void leave(ChannelMember member, SignalingSession session) {
		if (member.isOn(session)) {
			remove(member, HubMessage.PeerLeft.LEFT);
			member.end(CloseCode.NORMAL, "left");
		}
	}

	/**
	 * Send a member away.
	 * @param peerId its id
	 * @param reason a sentence for a person
	 * @return whether there was such a member
	 */
	synchronized boolean revoke(String peerId, String reason) {
		ChannelMember member = this.members.get(peerId);
		if (member == null) {
			return false;
		}
		remove(member, HubMessage.PeerLeft.REVOKED);
		member.send(new HubMessage.ErrorMessage(ErrorCode.FORBIDDEN.wireName(), reason, null));
		member.end(CloseCode.POLICY_VIOLATION, "revoked");
		return true;
	}

	/**
	 * Keep a member whose session was cut until it is back or the window has passed.
	 * @param member the member
	 * @param session what was cut
	 */
	synchronized void suspend(ChannelMember member, SignalingSession session) {
		if (member.isOn(session)) {
			member.suspend(this.context.timers(), this.context.settings().resumeWindow(), () -> expire(member));
		}
	}

	private synchronized void expire(ChannelMember member) {
		if (!member.isConnected() && this.members.get(member.peerId()) == member) {
			remove(member, HubMessage.PeerLeft.TIMEOUT);
		}
	}

	private void remove(ChannelMember member, String reason) {
		this.members.remove(member.peerId());
		this.presence.left(member, reason);
		member.forgetWaiting();
		this.context.totals().removeMember();
		abandonIfEmpty();
	}

	private void abandonIfEmpty() {
		if (this.members.isEmpty()) {
			this.presence.stop();
			this.abandoned = true;
			this.whenEmpty.accept(this);
		}
	}

	private synchronized void tellPresence() {
		this.presence.tell(this.members.values());
	}

	synchronized void close() {
		this.abandoned = true;
		this.presence.stop();
		this.members.values().forEach((member) -> member.end(CloseCode.GOING_AWAY, "the hub is closing"));
		this.members.clear();
	}

	String label() {
		return this.label;
	}

	synchronized ChannelOverview overview() {
		return new ChannelOverview(this.label,
				this.members.values()
					.stream()
					.map((member) -> new ChannelOverview.Member(member.entry(), member.isConnected()))
					.toList());
	}

}
