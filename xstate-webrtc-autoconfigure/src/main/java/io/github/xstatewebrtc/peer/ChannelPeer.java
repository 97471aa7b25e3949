package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.transport.relay.RelayLimits;
import io.github.xstatewebrtc.transport.relay.RelayOutbox;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

/**
 * This application in one channel: knows the other peers there and leads their signals to
 * them.
 */
final class ChannelPeer implements MemberListener {

	private static final Log logger = LogFactory.getLog(ChannelPeer.class);

	private final PeerContext context;

	private final SignalingMember member;

	private final Map<String, RemotePeer> remotes = new ConcurrentHashMap<>();

	private volatile String peerId = "";

	private final RelayOutbox relayOutbox;

	private volatile List<IceServer> iceServers = List.of();

	private volatile @Nullable RelayLimits relayLimits;

	ChannelPeer(PeerContext context, String label) {
		this.context = context;
		PeerInfo info = new PeerInfo(context.settings().name(), PeerSettings.KIND, context.settings().instance(), false,
				List.of());
		this.member = new SignalingMember(MemberSettings.of(label, info), this, context.workers(), context.timers());
		this.relayOutbox = new RelayOutbox(this.member, context.timers());
	}

	void join(HubConnector hub) {
		this.member.start(hub);
	}

	// End all links and leave; completes when every connection is closed.
	CompletionStage<?> leave(LinkEnd end) {
		CompletionStage<?> closed = endLinks(end);
		this.member.leave();
		return closed;
	}

	String label() {
		return this.member.channel();
	}

	// The id in this channel, null before the hub gave one.
	@Nullable String peerId() {
		return this.member.peerId();
	}

	@Nullable RemotePeer remote(String peerId) {
		return this.remotes.get(peerId);
	}

	List<RemotePeer> remotes() {
		return List.copyOf(this.remotes.values());
	}

	@Override
	public void joined(HubMessage.Joined joined, boolean resumed) {
		if (!resumed) {
			endLinks(new LinkEnd(LinkEnd.CLOSING, "This peer joined again under another id."));
		}
		this.peerId = joined.peerId();
		this.iceServers = joined.iceServers();
		RelayLimits limits = RelayLimits.of(joined.limits());
		this.relayLimits = limits;
		this.relayOutbox.limit((limits != null) ? limits.bytesPerSecond() : null);
		this.context.arrivals().joined(this);
	}

	@Override
	public void disconnected(int code, String reason) {
		this.relayLimits = null;
		this.remotes.values().forEach((remote) -> remote.relayClosed(null, "The socket to the hub is cut."));
	}

	@Override
	public void iceServersRenewed(List<IceServer> servers) {
		this.iceServers = servers;
	}

	@Override
	public void peerJoined(PeerEntry peer) {
		RemotePeer remote = this.remotes.computeIfAbsent(peer.peerId(), (id) -> new RemotePeer(this.context,
				new LinkIdentity(this.peerId, id), peer, new Way(id), this::forget));
		remote.update(peer);
		this.context.arrivals().arrived(this, remote);
	}

	@Override
	public void peerUpdated(PeerEntry peer) {
		RemotePeer remote = this.remotes.get(peer.peerId());
		if (remote != null) {
			remote.update(peer);
		}
	}

	@Override
	public void peerLeft(String peerId, String reason) {
		RemotePeer remote = this.remotes.get(peerId);
		if (remote != null) {
			remote.left(reason);
		}
	}

	@Override
	public void settled() {
		Set<String> there = this.member.peers().stream().map(PeerEntry::peerId).collect(Collectors.toSet());
		this.remotes.forEach((id, remote) -> {
			if (!there.contains(id)) {
				remote.left(HubMessage.PeerLeft.LEFT);
			}
		});
	}

	@Override
	public void signal(String from, Signal signal) {
		RemotePeer remote = this.remotes.get(from);
		if (remote != null) {
			remote.signal(signal);
		}
		else {
			logger.debug("Ignored " + signal + " of " + from + ", which is not in the channel");
		}
	}

	@Override
	public void relayed(HubMessage.RelayFrom relayed) {
		RemotePeer remote = this.remotes.get(relayed.from());
		if (remote != null) {
			remote.relayed(relayed);
		}
	}

	@Override
	public void relayClosed(HubMessage.RelayClosed closed) {
		RemotePeer remote = this.remotes.get(closed.from());
		if (remote != null) {
			remote.relayClosed(closed.conn(), closed.message());
		}
	}

	@Override
	public void error(HubMessage.ErrorMessage error) {
		HubMessage.Ref ref = error.ref();
		RemotePeer remote = (ref != null && "relay".equals(ref.type()) && ref.to() != null) ? this.remotes.get(ref.to())
				: null;
		if (remote != null) {
			// A frame may be missing.
			remote.relayClosed(null, error.message());
		}
		logger.debug("The hub refused what this peer said in '" + label() + "': " + error);
	}

	private CompletionStage<?> endLinks(LinkEnd end) {
		CompletableFuture<?>[] closed = this.remotes.values()
			.stream()
			.map((remote) -> remote.end(end).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		this.remotes.clear();
		return CompletableFuture.allOf(closed);
	}

	private void forget(RemotePeer remote) {
		this.remotes.remove(remote.peerId(), remote);
	}

	/**
	 * The way to one other peer through the hub.
	 */
	private final class Way implements SignalWay {

		private final String to;

		Way(String to) {
			this.to = to;
		}

		@Override
		public void signal(Signal signal) {
			ChannelPeer.this.member.signal(this.to, signal);
		}

		@Override
		public List<IceServer> iceServers() {
			return ChannelPeer.this.iceServers;
		}

		@Override
		public boolean isJoined() {
			return ChannelPeer.this.member.isJoined();
		}

		@Override
		public boolean relays() {
			return ChannelPeer.this.relayLimits != null;
		}

		@Override
		public @Nullable RelayTransport relay(Role role, String conn) {
			RelayLimits limits = ChannelPeer.this.relayLimits;
			return (limits != null) ? new RelayTransport(role, this.to, conn, ChannelPeer.this.relayOutbox,
					limits.frameBytes(), ChannelPeer.this.context.workers()) : null;
		}

	}

}
