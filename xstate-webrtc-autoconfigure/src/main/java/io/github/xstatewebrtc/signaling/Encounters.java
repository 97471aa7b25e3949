package io.github.xstatewebrtc.signaling;

import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * Who meets whom in a channel. The application's word on two members is asked when one of
 * them joins or is decided about anew, and kept until then: so both are told when it
 * changes, and nothing is decided twice differently. Confined to the lock of its channel.
 */
final class Encounters {

	private final Admission admission;

	private final Presence presence;

	private final Collection<ChannelMember> members;

	private final BiConsumer<ChannelMember, ChannelMember> parted;

	private final Departures departures = new Departures();

	private final BitSet slots = new BitSet();

	/**
	 * Begin with nobody.
	 * @param admission asks the application
	 * @param presence tells of everything else
	 * @param members a live view of the channel's members
	 * @param parted told which two do not meet any more
	 */
	Encounters(Admission admission, Presence presence, Collection<ChannelMember> members,
			BiConsumer<ChannelMember, ChannelMember> parted) {
		this.admission = admission;
		this.presence = presence;
		this.members = members;
		this.parted = parted;
	}

	/**
	 * Find out whom a new member meets.
	 * @param member the member
	 */
	void enter(ChannelMember member) {
		int slot = this.slots.nextClearBit(0);
		this.slots.set(slot);
		member.takeSlot(slot);
		keepApart(member, apart(member, member.request(), member.entry().permissions()));
	}

	/**
	 * A member is gone. Those who are there hear of it with other news.
	 * @param member the member
	 * @param reason why
	 */
	void leave(ChannelMember member, String reason) {
		if (!HubMessage.PeerLeft.TIMEOUT.equals(reason)) {
			this.members.stream()
				.filter((other) -> !other.isConnected() && other.meets(member))
				.forEach((other) -> departed(member, other, reason));
		}
		this.departures.forget(member);
		this.slots.clear(member.slot());
	}

	/**
	 * Take a new decision about a member. Those who meet it from now on hear that it
	 * comes, those who no longer do that it was revoked, and it hears the same of them.
	 * @param member the member
	 * @param request who it is and what it says about itself now
	 * @param permissions what it may do now
	 */
	void revise(ChannelMember member, JoinRequest request, Set<Permission> permissions) {
		BitSet apart = apart(member, request, permissions);
		boolean regrouped = !apart.equals(member.apart())
				|| permissions.contains(Permission.PEERS) != member.may(Permission.PEERS);
		if (regrouped) {
			this.presence.flush();
		}
		Set<ChannelMember> before = regrouped ? met(member) : Set.of();
		if (member.describe(request, permissions)) {
			this.presence.updated(member);
		}
		keepApart(member, apart);
		if (regrouped) {
			tell(member, before, met(member));
		}
	}

	private void tell(ChannelMember member, Set<ChannelMember> before, Set<ChannelMember> now) {
		for (ChannelMember other : this.members) {
			if (before.contains(other) && !now.contains(other)) {
				this.parted.accept(member, other);
				part(member, other);
				part(other, member);
			}
			else if (now.contains(other) && !before.contains(other)) {
				this.presence.present(member, other);
				this.presence.present(other, member);
			}
		}
	}

	private void part(ChannelMember gone, ChannelMember member) {
		departed(gone, member, HubMessage.PeerLeft.REVOKED);
	}

	private void departed(ChannelMember gone, ChannelMember hearer, String reason) {
		HubMessage.PeerLeft message = new HubMessage.PeerLeft(gone.peerId(), reason);
		if (hearer.isConnected()) {
			hearer.send(message);
		}
		else {
			this.departures.add(message, hearer);
		}
	}

	/**
	 * Tell a member that is back of those who have gone for good meanwhile, and what the
	 * others have signaled to it.
	 * @param member the member
	 * @param met tells whom it meets again
	 */
	void catchUp(ChannelMember member, Predicate<String> met) {
		member.sendAll(this.departures.take(member)
			.stream()
			.filter((gone) -> !met.test(gone.peerId()))
			.map(SignalingCodec::write)
			.iterator());
		member.sendWaiting(met);
	}

	private Set<ChannelMember> met(ChannelMember member) {
		return this.members.stream()
			.filter((other) -> other != member && other.meets(member))
			.collect(Collectors.toUnmodifiableSet());
	}

	private BitSet apart(ChannelMember member, JoinRequest request, Set<Permission> permissions) {
		BitSet apart = new BitSet();
		if (!member.isOwn() && permissions.contains(Permission.PEERS)) {
			for (ChannelMember other : this.members) {
				if (other != member && !other.isOwn() && other.may(Permission.PEERS)
						&& !this.admission.mayReach(request, other.request())) {
					apart.set(other.slot());
				}
			}
		}
		return apart;
	}

	private void keepApart(ChannelMember member, BitSet apart) {
		member.keepApart(apart);
		for (ChannelMember other : this.members) {
			if (other != member) {
				other.apart().set(member.slot(), apart.get(other.slot()));
			}
		}
	}

}
