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
			for (PeerView view : this.self.peers()) {
				found.put(view.entry().peerId(),
						PeerDescriptor.of(view.channel(), view.entry(), "gone", view.connection()));
			}
		}
		Collection<String> own = ownIds().values();
		for (ChannelOverview channel : (this.hub != null) ? this.hub.channels() : List.<ChannelOverview>of()) {
			for (ChannelOverview.Member member : channel.members()) {
				String id = member.entry().peerId();
				if (!own.contains(id)) {
					PeerDescriptor linked = found.get(id);
					PeerDescriptor described = PeerDescriptor.of(channel.label(), member.entry(),
							member.connected() ? "open" : "suspended", null);
					found.put(id, (linked != null) ? described.with(linked) : described);
				}
			}
		}
		return found.values();
	}

	// How many others there are, without asking how they are connected.
	int count() {
		if (this.hub == null) {
			return 0;
		}
		int members = this.hub.channels().stream().mapToInt((channel) -> channel.members().size()).sum();
		return Math.max(0, members - ownIds().size());
	}

	@Nullable PeerDescriptor peer(String peerId) {
		return peers().stream().filter((peer) -> peer.peerId().equals(peerId)).findFirst().orElse(null);
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

}
