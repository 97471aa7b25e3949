package io.github.xstatewebrtc.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another peer that inspects, over a real connection: a member of the hub with a link of
 * its own.
 */
public final class TestInspector implements AutoCloseable {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final HeardOnLink heard = new HeardOnLink();

	private final BlockingQueue<HubMessage.ErrorMessage> errors = new LinkedBlockingQueue<>();

	private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();

	private final BlockingQueue<PeerEntry> others = new LinkedBlockingQueue<>();

	private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();

	private final AtomicReference<@Nullable HubConnection> connection = new AtomicReference<>();

	private final SignalingMember member;

	private volatile @Nullable Link link;

	private volatile @Nullable Transport transport;

	private volatile String conn = "";

	private volatile String remoteId = "";

	private TestInspector(HubConnector hub, String channel) {
		PeerInfo info = new PeerInfo("inspector", "test", null, false, List.of());
		this.member = new SignalingMember(MemberSettings.of(channel, info), new Signaled(), this.threads,
				Timers.on(this.threads));
		this.member.start((session) -> {
			HubConnection opened = hub.connect(session);
			this.connection.set(opened);
			return opened;
		});
	}

	public static TestInspector join(HubConnector hub, String channel) {
		return new TestInspector(hub, channel);
	}

	public static TestInspector join(SignalingHub hub, String channel, Set<Permission> permissions) {
		return join(hub, channel, Caller.anonymous(permissions));
	}

	public static TestInspector join(SignalingHub hub, String channel, Caller caller) {
		return new TestInspector((session) -> hub.connect(session, caller), channel);
	}

	/** Join until the hub gives an id on the wanted side of the other's. */
	public static TestInspector join(SignalingHub hub, String channel, Set<Permission> permissions, boolean offers) {
		while (true) {
			TestInspector candidate = join(hub, channel, permissions);
			candidate.meet("jvm");
			if ((candidate.peerId().compareTo(candidate.remoteId) > 0) == offers) {
				return candidate;
			}
			candidate.close();
		}
	}

	public String peerId() {
		String id = this.member.peerId();
		assertThat(id).isNotNull();
		return id;
	}

	/** Wait for a peer of a kind. */
	public TestInspector meet(String kind) {
		PeerEntry other;
		do {
			other = HeardOnLink.next(this.others);
		}
		while (!other.kind().equals(kind));
		this.remoteId = other.peerId();
		return this;
	}

	public TestInspector connect() {
		this.link = new Link(new LinkIdentity(peerId(), this.remoteId), LinkSettings.defaults(),
				Timers.on(this.threads), this.threads, this.heard, this.waiting::poll);
		if (peerId().compareTo(this.remoteId) > 0) {
			begin("c-" + UUID.randomUUID(), TransportFactory.Role.OFFERER);
		}
		else {
			this.member.signal(this.remoteId, Signal.wantConnect());
		}
		return this;
	}

	public TestInspector inspect() {
		say(LinkChannel.INSPECT, "{\"type\":\"inspect\",\"history\":200}");
		return this;
	}

	public void say(LinkChannel channel, String json) {
		Link living = living();
		if (channel == LinkChannel.ACTOR) {
			living.send(json.getBytes(StandardCharsets.UTF_8));
		}
		else {
			this.waiting.add(json.getBytes(StandardCharsets.UTF_8));
			living.wake();
		}
	}

	/** Read nothing until told to go on; what is returned tells it. */
	public Runnable stopReading() {
		return this.heard.stopReading();
	}

	/** Return what was heard and not waited for. */
	public List<ObjectNode> rest() {
		return this.heard.rest();
	}

	/** Wait for the next message of a type; those before it are dropped. */
	public ObjectNode hears(String type) {
		return this.heard.message(type);
	}

	/** Wait until an actor is in a state. */
	public void hearsOf(String state) {
		ObjectNode snapshot;
		do {
			snapshot = hears("@xstate.snapshot");
		}
		while (!snapshot.at("/snapshot/value").asString("").equals(state));
	}

	/** Return all that was ever heard. */
	public String everything() {
		return this.heard.everything();
	}

	public LinkEnd ends() {
		return this.heard.end();
	}

	/** Return the names of the connections that were in use so far. */
	public List<String> connections() {
		return this.heard.connections();
	}

	/** Return why the link was without a connection. */
	public List<String> cuts() {
		return this.heard.cuts();
	}

	public HubMessage.ErrorMessage isRefused() {
		return HeardOnLink.next(this.errors);
	}

	public Refusal isRefusedByPeer() {
		return HeardOnLink.next(this.refusals);
	}

	/** The connection breaks; the link stays. */
	public void cutConnection() {
		Transport current = this.transport;
		assertThat(current).isNotNull();
		current.close();
	}

	/** The socket breaks; the link stays. */
	public void cutSignaling() {
		HubConnection opened = this.connection.get();
		assertThat(opened).isNotNull();
		opened.closed();
	}

	public void sayGoodbye() {
		var unused = living().close(new LinkEnd(LinkEnd.CLOSING, "done"));
	}

	@Override
	public void close() {
		this.member.leave();
		this.transports.close();
		this.threads.shutdown();
	}

	private Link living() {
		Link living = this.link;
		assertThat(living).as("link").isNotNull();
		return living;
	}

	private void begin(String name, TransportFactory.Role role) {
		Transport made = this.transports.create(role, List.of());
		this.conn = name;
		this.transport = made;
		living().connect(made, name, new Signals());
	}

	private final class Signaled implements MemberListener {

		@Override
		public void peerJoined(PeerEntry peer) {
			TestInspector.this.others.add(peer);
		}

		@Override
		public void error(HubMessage.ErrorMessage error) {
			TestInspector.this.errors.add(error);
		}

		@Override
		public void signal(String from, Signal signal) {
			SessionDescription description = signal.description();
			IceCandidate candidate = signal.candidate();
			if (signal.refused() != null) {
				TestInspector.this.refusals.add(signal.refused());
			}
			if (Signal.CONNECT.equals(signal.want())) {
				begin("c-" + UUID.randomUUID(), TransportFactory.Role.OFFERER);
			}
			if (description != null && description.type().equals("offer")) {
				begin(String.valueOf(signal.conn()), TransportFactory.Role.ANSWERER);
			}
			Transport current = TestInspector.this.transport;
			if (current != null && description != null) {
				current.remoteDescription(description);
			}
			if (current != null && candidate != null) {
				current.remoteCandidate(candidate);
			}
		}

	}

	private final class Signals implements TransportSignals {

		@Override
		public void localDescription(SessionDescription description) {
			TestInspector.this.member.signal(TestInspector.this.remoteId,
					Signal.of(TestInspector.this.conn, description));
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			TestInspector.this.member.signal(TestInspector.this.remoteId,
					Signal.of(TestInspector.this.conn, candidate));
		}

	}

}
