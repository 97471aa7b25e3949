package io.github.xstatewebrtc.actuate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.peer.PeerView;
import io.github.xstatewebrtc.signaling.ChannelOverview;
import io.github.xstatewebrtc.signaling.SignalingHub;

/**
 * All peers that this application knows: those in its hub's channels, and those that it
 * still has a link to although their socket is gone.
 */
public final class PeerDirectory {

	private final @Nullable SignalingHub hub;

	private final @Nullable LocalPeer self;

	/**
	 * Look peers up.
	 * @param hub the application's hub, {@code null} if it has none
	 * @param self the application as a peer, {@code null} if it is none
	 */
	public PeerDirectory(@Nullable SignalingHub hub, @Nullable LocalPeer self) {
		this.hub = hub;
		this.self = self;
	}

	Map<String, String> ownIds() {
		return (this.self != null) ? this.self.peerIds() : Map.of();
	}

	Collection<PeerDescriptor> peers() {
		Map<String, PeerDescriptor> found = new LinkedHashMap<>();
		if (this.self != null) {
			this.self.peers().forEach((view) -> found.put(view.entry().peerId(), linked(view)));
		}
		Collection<String> own = ownIds().values();
		for (ChannelOverview channel : channels()) {
			for (ChannelOverview.Member member : channel.members()) {
				if (!own.contains(member.entry().peerId())) {
					found.compute(member.entry().peerId(), (id, link) -> member(channel, member, link));
				}
			}
		}
		return found.values();
	}

	@Nullable PeerDescriptor peer(String peerId) {
		PeerView view = (this.self != null) ? this.self.peer(peerId) : null;
		PeerDescriptor linked = (view != null) ? linked(view) : null;
		for (ChannelOverview channel : channels()) {
			for (ChannelOverview.Member member : channel.members()) {
				if (member.entry().peerId().equals(peerId) && !ownIds().containsValue(peerId)) {
					return member(channel, member, linked);
				}
			}
		}
		return linked;
	}

	// How many others there are, without asking how they are connected.
	int count() {
		int members = channels().stream().mapToInt((channel) -> channel.members().size()).sum();
		return Math.max(0, members - ownIds().size());
	}

	boolean disconnect(String peerId) {
		if (ownIds().containsValue(peerId)) {
			return false;
		}
		String message = "An operator of the application has disconnected this peer.";
		boolean linked = this.self != null && this.self.disconnect(peerId, message);
		boolean member = this.hub != null && this.hub.revoke(peerId, message);
		return linked || member;
	}

	private List<ChannelOverview> channels() {
		return (this.hub != null) ? this.hub.channels() : List.of();
	}

	private static PeerDescriptor linked(PeerView view) {
		return PeerDescriptor.of(view.channel(), view.entry(), null, "gone", view.connection());
	}

	private static PeerDescriptor member(ChannelOverview channel, ChannelOverview.Member member,
			@Nullable PeerDescriptor linked) {
		PeerDescriptor described = PeerDescriptor.of(channel.label(), member.entry(), member.user(),
				member.connected() ? "open" : "suspended", null);
		return (linked != null) ? described.with(linked) : described;
	}

}
