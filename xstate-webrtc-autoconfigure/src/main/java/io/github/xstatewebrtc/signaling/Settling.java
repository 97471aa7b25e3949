package io.github.xstatewebrtc.signaling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Tells members that have come back after a restart of the hub when no other can any
 * more. The hub does not know who was there before: only they know with whom they have
 * links, and nobody else could end those to members that do not return. The lock of the
 * channel guards it.
 */
final class Settling {

	private final HubRun run;

	private final Presence presence;

	private final Timers timers;

	private final Set<ChannelMember> untold = new HashSet<>();

	/**
	 * Begin with nobody to tell.
	 * @param run tells how long members may come back
	 * @param presence tells first who is there
	 * @param timers time, under the lock of the channel
	 */
	Settling(HubRun run, Presence presence, Timers timers) {
		this.run = run;
		this.presence = presence;
		this.timers = timers;
	}

	/**
	 * Take note of a member that goes on under the id of an earlier run.
	 * @param member the member
	 */
	void returned(ChannelMember member) {
		if (this.untold.isEmpty()) {
			this.timers.schedule(this.run.timeToReturn(), this::settle);
		}
		this.untold.add(member);
	}

	/**
	 * Take note that a member has just been told who is there.
	 * @param member the member
	 */
	void welcomed(ChannelMember member) {
		if (!this.run.isBeginning()) {
			tell(member);
		}
	}

	void forget(ChannelMember member) {
		this.untold.remove(member);
	}

	private void settle() {
		this.presence.flush();
		List.copyOf(this.untold).forEach(this::tell);
	}

	private void tell(ChannelMember member) {
		if (member.isConnected() && this.untold.remove(member)) {
			member.send(new HubMessage.Settled());
		}
	}

}
