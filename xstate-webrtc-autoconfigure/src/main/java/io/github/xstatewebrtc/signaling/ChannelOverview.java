package io.github.xstatewebrtc.signaling;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.PeerEntry;

/**
 * A channel as it is at one moment.
 *
 * @param label the channel's label
 * @param members those in it, in the order in which they came
 */
public record ChannelOverview(String label, List<Member> members) {

	public ChannelOverview {
		members = List.copyOf(members);
	}

	static ChannelOverview of(String label, Collection<ChannelMember> members) {
		return new ChannelOverview(label,
				members.stream()
					.map((member) -> new Member(member.entry(), member.caller().name(), member.isConnected()))
					.toList());
	}

	/**
	 * A member as it is at one moment.
	 *
	 * @param entry the member as the others see it
	 * @param user the name that its log-in or token proves, {@code null} if none does
	 * @param connected whether its socket is open; otherwise it is suspended
	 */
	public record Member(PeerEntry entry, @Nullable String user, boolean connected) {
	}

}
