package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Service;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The peers that find each other under one label. Its monitor guards all of it, members
 * and presence included; nothing done under it waits.
 */
final class Channel {

	private final String label;

	private final HubContext context;

	private final Timers timers;

	private final Map<String, ChannelMember> members = new LinkedHashMap<>();

	private final Presence presence;

	private final Encounters encounters;

	private final Terms terms;

	private final Resuming resuming;

	private final Welcome welcome;

	private final Courier courier;

	private final Relays relays;

	private final JoinRate joins;

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
		this.joins = new JoinRate(context.settings().maxMembers(), context.timers().nanoTime());
		this.timers = new GuardedTimers(context.timers(), this);
		this.presence = new Presence(this.timers, this.members.values());
		this.courier = new Courier(this.presence);
		this.relays = new Relays(context, this.presence, this.timers);
		Unheard unheard = new Unheard(this.timers, context.settings().comesBackWithin());
		this.encounters = new Encounters(context.admission(), this.presence, this.members.values(), unheard,
				this.relays::part);
		this.terms = new Terms(context, this.encounters, (member, caller) -> sendAway(member,
				(same) -> same.caller().equals(caller), ErrorCode.UNAUTHORIZED, Admission.EXPIRED));
		this.resuming = new Resuming(context, label, this.members,
				new Settling(context.run(), this.presence, unheard, this.timers));
		this.welcome = new Welcome(context, this.timers);
	}

	/**
	 * Take a new member, or one that resumes.
	 * @param entrant who comes
	 * @return the member, or {@code null} if this channel is no longer in use
	 * @throws RefusedException if the channel is full, or too many came of late
	 */
	synchronized @Nullable ChannelMember join(Entrant entrant) throws RefusedException {
		if (this.abandoned) {
			return null;
		}
		ChannelMember resumed = this.resuming.resume(entrant);
		if (resumed != null) {
			this.relays.cut(resumed);
			this.encounters.revise(resumed, entrant.request(), entrant.permissions());
		}
		ChannelMember member = (resumed != null) ? resumed : admit(entrant);
		member.attach(entrant.session());
		this.terms.limit(member);
		this.welcome.say(member, this.members.values());
		this.presence.sawAll(member);
		this.encounters.catchUp(member, (peerId) -> meets(member, peerId));
		this.resuming.welcomed(member);
		return member;
	}

	private ChannelMember admit(Entrant entrant) throws RefusedException {
		try {
			if (!entrant.own()) {
				this.joins.take(this.label, this.context.timers().nanoTime());
			}
			this.context.totals().addMember(this.label, this.members.size(), entrant.own());
		}
		catch (RefusedException ex) {
			abandonIfEmpty();
			throw ex;
		}
		ChannelMember member = this.resuming.begin(entrant);
		this.members.put(member.peerId(), member);
		this.encounters.enter(member);
		this.presence.joined(member);
		return member;
	}

	private boolean meets(ChannelMember member, String peerId) {
		ChannelMember other = this.members.get(peerId);
		return other != null && other.meets(member);
	}

	/**
	 * Let a member go on with another log-in or token.
	 * @param member the member
	 * @param session where it came from
	 * @param caller who it is now
	 * @param permissions what it may do now
	 */
	synchronized void renew(ChannelMember member, SignalingSession session, Caller caller,
			Set<Permission> permissions) {
		if (member.isOn(session)) {
			this.terms.renew(member, caller, permissions);
		}
	}

	/**
	 * Take a new decision about a member.
	 * @param member the member
	 * @param asked whom the decision is about
	 * @param permissions what it may do now
	 * @return whether it is taken; otherwise the member is somebody else by now
	 */
	synchronized boolean permit(ChannelMember member, Caller asked, Set<Permission> permissions) {
		boolean same = member.caller().equals(asked);
		if (same && isHere(member)) {
			this.terms.permit(member, permissions);
		}
		return same;
	}

	/**
	 * Send a member away if it is still who it was.
	 * @param member the member
	 * @param same tells whether it is
	 * @param code why it is sent away
	 * @param message a sentence for a person
	 * @return what {@code same} tells
	 */
	synchronized boolean sendAway(ChannelMember member, Predicate<ChannelMember> same, ErrorCode code, String message) {
		boolean meant = same.test(member);
		if (meant && isHere(member)) {
			remove(member, HubMessage.PeerLeft.REVOKED);
			member.send(new HubMessage.ErrorMessage(code.wireName(), message, null));
			member.end(CloseCode.POLICY_VIOLATION, code.wireName());
		}
		return meant;
	}

	private boolean isHere(ChannelMember member) {
		return this.members.get(member.peerId()) == member;
	}

	synchronized JoinRequest request(ChannelMember member) {
		return member.request();
	}

	synchronized List<ChannelMember> others() {
		return this.members.values().stream().filter((member) -> !member.isOwn()).toList();
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
		if (from.isOn(session)) {
			this.courier.signal(from, this.members.get(signal.to()), signal.content());
		}
	}

	synchronized void relay(ChannelMember from, SignalingSession session, RelayedMessage message)
			throws RefusedException {
		if (from.isOn(session)) {
			this.relays.relay(from, this.members.get(message.to()), message);
		}
		else {
			this.context.relayTotals().dropped(message);
		}
	}

	synchronized void closeRelay(ChannelMember from, SignalingSession session, MemberMessage.RelayClose close) {
		if (from.isOn(session)) {
			this.relays.close(from, this.members.get(close.to()), close);
		}
	}

	synchronized void update(ChannelMember member, SignalingSession session, List<Service> services) {
		JoinRequest before = member.request();
		JoinRequest now = new JoinRequest(this.label, before.caller(), before.peer().withServices(services));
		if (member.isOn(session) && member.describe(now, member.entry().permissions())) {
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
		return member != null && sendAway(member, (same) -> true, ErrorCode.FORBIDDEN, reason);
	}

	// Keeps it until it is back, or the window has passed.
	synchronized void suspend(ChannelMember member, SignalingSession session, Duration window) {
		if (member.isOn(session)) {
			this.relays.cut(member);
			member.suspend(this.timers, window, () -> expire(member));
		}
	}

	// Links outlive a time-out, but those of somebody who has logged in end: nobody could
	// end them when the log-in does.
	private void expire(ChannelMember member) {
		if (!member.isConnected() && isHere(member)) {
			remove(member, member.caller().isAnonymous() ? HubMessage.PeerLeft.TIMEOUT : HubMessage.PeerLeft.REVOKED);
		}
	}

	private void remove(ChannelMember member, String reason) {
		this.members.remove(member.peerId());
		this.relays.leave(member);
		this.presence.left(member, reason);
		this.encounters.leave(member, reason);
		this.resuming.forget(member);
		member.forget();
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

	synchronized void close() {
		this.abandoned = true;
		this.presence.stop();
		this.members.values().forEach((member) -> {
			member.forget();
			member.end(CloseCode.GOING_AWAY, "the hub is closing");
		});
		this.members.clear();
	}

	String label() {
		return this.label;
	}

	synchronized ChannelOverview overview() {
		return ChannelOverview.of(this.label, this.members.values());
	}

}
