package io.github.xstatewebrtc.transport.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.timing.Timers;

/**
 * A member whose one link goes through the hub alone. The one with the greater id opens
 * its connections, again and again.
 */
public final class RelayedPeer implements MemberListener, LinkListener, TransportSignals {

	private final ScheduledExecutorService threads;

	private final boolean paced;

	private final SignalingMember member;

	private final RelayOutbox outbox;

	private final AtomicInteger conns = new AtomicInteger();

	private final Queue<String> taken = new ConcurrentLinkedQueue<>();

	private final Queue<String> undelivered = new ConcurrentLinkedQueue<>();

	private final Queue<String> closings = new ConcurrentLinkedQueue<>();

	private volatile @Nullable Link link;

	private volatile @Nullable RelayTransport transport;

	private volatile String other = "";

	private volatile int frameBytes;

	public RelayedPeer(HubConnector hub, ScheduledExecutorService threads, boolean paced) {
		this.threads = threads;
		this.paced = paced;
		this.member = new SignalingMember(
				MemberSettings.of("orders", new PeerInfo("relayed", "test", null, false, List.of())), this, threads,
				Timers.on(threads));
		this.outbox = new RelayOutbox(this.member, Timers.on(threads), () -> {
		});
		this.member.start(hub);
	}

	public String id() {
		return String.valueOf(this.member.peerId());
	}

	public Queue<String> taken() {
		return this.taken;
	}

	public Queue<String> undelivered() {
		return this.undelivered;
	}

	/** Leave no thread waiting for the hub. */
	public void leave() {
		this.member.leave();
	}

	public Queue<String> closings() {
		return this.closings;
	}

	public boolean isConnected() {
		Link current = this.link;
		return current != null && current.state() == LinkState.CONNECTED;
	}

	public Link link() {
		Link current = this.link;
		if (current == null) {
			throw new IllegalStateException("The other peer is not there");
		}
		return current;
	}

	public void send(String name, String padding) {
		link().send(("{\"type\":\"send\",\"name\":\"" + name + "\",\"padding\":\"" + padding + "\"}")
			.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void joined(HubMessage.Joined joined, boolean resumed) {
		RelayLimits limits = RelayLimits.of(joined.limits());
		if (limits != null) {
			this.frameBytes = limits.frameBytes();
			this.outbox.limit(this.paced ? limits.bytesPerSecond() : null);
		}
	}

	@Override
	public void peerJoined(PeerEntry peer) {
		if (this.link == null) {
			this.other = peer.peerId();
			this.link = new Link(new LinkIdentity(id(), this.other), LinkSettings.defaults(), Timers.on(this.threads),
					this.threads, this, () -> null);
			open();
		}
	}

	private void open() {
		if (this.member.isJoined() && id().compareTo(this.other) > 0) {
			connect(Role.OFFERER, "c-" + this.conns.incrementAndGet());
		}
	}

	private void connect(Role role, String conn) {
		RelayTransport next = new RelayTransport(role, this.other, conn, this.outbox, this.frameBytes, this.threads);
		this.transport = next;
		link().connect(next, conn, this);
	}

	@Override
	public void relayed(HubMessage.RelayFrom relayed) {
		RelayTransport current = this.transport;
		if (current != null && current.conn().equals(relayed.conn())) {
			current.relayed(relayed);
		}
		else if (relayed.frame() == null && id().compareTo(this.other) < 0) {
			connect(Role.ANSWERER, relayed.conn());
		}
	}

	@Override
	public void relayClosed(HubMessage.RelayClosed closed) {
		this.closings.add(closed.code());
		RelayTransport current = this.transport;
		if (current != null && current.conn().equals(closed.conn())) {
			current.cut(closed.message());
		}
	}

	@Override
	public void disconnected(int code, String reason) {
		RelayTransport current = this.transport;
		if (current != null) {
			current.cut("The socket is cut.");
		}
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.taken.add(message.path("name").asString());
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		messages.forEach((message) -> this.undelivered.add(new String(message, StandardCharsets.UTF_8)));
	}

	@Override
	public void disconnected(String conn, String reason) {
		Timers.on(this.threads).schedule(Duration.ofMillis(20), this::reopen);
	}

	private void reopen() {
		if (link().state() == LinkState.DISCONNECTED) {
			if (this.member.isJoined()) {
				open();
			}
			else {
				Timers.on(this.threads).schedule(Duration.ofMillis(20), this::reopen);
			}
		}
	}

	@Override
	public void connected(String conn) {
	}

	@Override
	public void lost(LinkEnd end) {
	}

	@Override
	public void localDescription(SessionDescription description) {
		throw new IllegalStateException("Nothing is negotiated");
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		throw new IllegalStateException("Nothing is negotiated");
	}

}
