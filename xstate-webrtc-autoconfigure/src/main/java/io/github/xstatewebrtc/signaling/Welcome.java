package io.github.xstatewebrtc.signaling;

import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.timing.Timers;

/**
 * What a member is told first: its id, what it may do, who is there and which ICE servers
 * to use; of the servers again before their credentials expire. Confined to the lock of
 * its channel.
 */
final class Welcome {

	private static final Log logger = LogFactory.getLog(Welcome.class);

	private final HubContext context;

	private final Timers timers;

	/**
	 * Make a welcome.
	 * @param context what channels share
	 * @param timers time, under the lock of the channel
	 */
	Welcome(HubContext context, Timers timers) {
		this.context = context;
		this.timers = timers;
	}

	void say(ChannelMember member, Collection<ChannelMember> members) {
		HubSettings settings = this.context.settings();
		List<String> others = members.stream()
			.filter((other) -> other != member && other.meets(member))
			.map(ChannelMember::written)
			.toList();
		List<List<String>> pages = PeerPages.of(others, String::length);
		HubMessage joined = new HubMessage.Joined(member.peerId(), resume(member), settings.resumeWindow().toSeconds(),
				member.caller().expiresAt(), lease(member), settings.iceTransportPolicy(), member.entry().permissions(),
				limits(member), List.of(), pages.size() > 1);
		member.sendText(SignalingCodec.write(joined, pages.get(0)));
		member.sendAll(PeerPages.messages(pages.subList(1, pages.size())));
	}

	private HubMessage.Limits limits(ChannelMember member) {
		HubSettings settings = this.context.settings();
		int frameBytes = settings.relayFrameBytes();
		return (frameBytes > 0)
				? new HubMessage.Limits(settings.maxMessageBytes(), frameBytes,
						member.isOwn() ? null : settings.relay().maxBytesPerSecond())
				: new HubMessage.Limits(settings.maxMessageBytes(), null, null);
	}

	private String resume(ChannelMember member) {
		return this.context.tokens()
			.sign(new ResumeToken(member.peerId(), member.rotateNonce(), this.context.run().id(),
					member.request().channel(), this.context.run().now(), member.caller().name()));
	}

	private List<IceServer> lease(ChannelMember member) {
		try {
			IceServers.Lease lease = this.context.iceServers().lease(member.peerId());
			if (lease.renewAfter() != null) {
				member.renewLater(this.timers, lease.renewAfter(), () -> renewIceServers(member));
			}
			return lease.servers();
		}
		catch (RuntimeException ex) {
			logger.error("There are no ICE servers to hand out: peers behind a NAT may not connect", ex);
			return List.of();
		}
	}

	private void renewIceServers(ChannelMember member) {
		if (member.isConnected()) {
			member.send(new HubMessage.IceServers(lease(member)));
		}
	}

}
