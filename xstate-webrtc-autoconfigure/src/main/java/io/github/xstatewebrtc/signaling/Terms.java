package io.github.xstatewebrtc.signaling;

import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * What members may do and until when, as the application decides it anew. Confined to the
 * lock of its channel.
 */
final class Terms {

	private final HubContext context;

	private final Encounters encounters;

	private final BiConsumer<ChannelMember, Caller> outlived;

	/**
	 * Begin without members.
	 * @param context what channels share
	 * @param encounters who meets whom
	 * @param outlived told, on a thread of the timers, whose log-in or token has expired
	 */
	Terms(HubContext context, Encounters encounters, BiConsumer<ChannelMember, Caller> outlived) {
		this.context = context;
		this.encounters = encounters;
		this.outlived = outlived;
	}

	void limit(ChannelMember member) {
		Caller caller = member.caller();
		Instant end = caller.expiresAt();
		member.endsWith((end != null) ? Deadline.start(this.context.timers(), this.context.admission().clock(), end,
				() -> this.outlived.accept(member, caller)) : null);
	}

	/**
	 * Let a member go on with another log-in or token.
	 * @param member the member
	 * @param caller who it is now
	 * @param permissions what it may do now
	 */
	void renew(ChannelMember member, Caller caller, Set<Permission> permissions) {
		JoinRequest before = member.request();
		this.encounters.revise(member, new JoinRequest(before.channel(), caller, before.peer()), permissions);
		limit(member);
		member.send(new HubMessage.Renewed(caller.expiresAt(), permissions));
	}

	/**
	 * Let a member do something else. It is told, as the others are.
	 * @param member the member
	 * @param permissions what it may do now
	 */
	void permit(ChannelMember member, Set<Permission> permissions) {
		boolean changed = !member.entry().permissions().equals(permissions);
		this.encounters.revise(member, member.request(), permissions);
		if (changed) {
			member.send(new HubMessage.PeerUpdated(member.entry()));
		}
	}

}
