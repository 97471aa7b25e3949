package io.github.xstatewebrtc.peer;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * Another peer over a real connection that says each frame by hand, as no well-behaved
 * link would, and answers nothing.
 */
final class HandInspector implements MemberListener, TransportListener, AutoCloseable {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private final CompletableFuture<Transport> open = new CompletableFuture<>();

	private final SignalingMember member = new SignalingMember(
			MemberSettings.of("orders", new PeerInfo("hand", "test", null, false, List.of())), this, this.threads,
			Timers.on(this.threads));

	private volatile @Nullable Transport transport;

	private volatile String remoteId = "";

	private volatile String conn = "";

	/** Join, and connect to the application. */
	HandInspector(SignalingHub hub) {
		this.member.start((session) -> hub.connect(session, Caller.anonymous(EnumSet.allOf(Permission.class))));
		connection();
	}

	/**
	 * Say hello on a channel, and more in the same frame.
	 * @param channel which one
	 * @param messageBytes the largest message that is said to be taken
	 * @param messages the messages
	 */
	void greet(LinkChannel channel, int messageBytes, String... messages) {
		String link = (channel == LinkChannel.ACTOR) ? "'link':'l-hand','received':0," : "";
		String hello = "{'type':'hello','version':1,'channel':'" + channel.label() + "','peerId':'"
				+ this.member.peerId() + "','conn':'" + this.conn + "'," + link
				+ "'windowBytes':1048576,'frameBytes':16384,'messageBytes':" + messageBytes + "}";
		say(channel, "[" + String.join(",", hello, String.join(",", messages)).replaceFirst(",$", "") + "]");
	}

	/** Say hello on both channels. */
	HandInspector greet() {
		greet(LinkChannel.ACTOR, 1 << 20);
		greet(LinkChannel.INSPECT, 1 << 20);
		return this;
	}

	/** Say a frame, quoted with apostrophes for the sake of the reader. */
	void say(LinkChannel channel, String frame) {
		connection().send(channel, frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	/** Wait for a frame in which something stands, and return it. */
	String hears(String part) {
		String frame = HeardOnLink.next(this.heard);
		while (!frame.contains(part)) {
			frame = HeardOnLink.next(this.heard);
		}
		return frame;
	}

	private Transport connection() {
		return this.open.orTimeout(20, TimeUnit.SECONDS).join();
	}

	@Override
	public void peerJoined(PeerEntry peer) {
		if (peer.kind().equals(PeerSettings.KIND)) {
			this.remoteId = peer.peerId();
			if (String.valueOf(this.member.peerId()).compareTo(this.remoteId) > 0) {
				begin("c-" + UUID.randomUUID(), Role.OFFERER);
			}
			else {
				this.member.signal(this.remoteId, Signal.wantConnect());
			}
		}
	}

	@Override
	public void signal(String from, Signal signal) {
		SessionDescription description = signal.description();
		IceCandidate candidate = signal.candidate();
		if (this.transport == null && description != null) {
			begin(String.valueOf(signal.conn()), Role.ANSWERER);
		}
		Transport current = this.transport;
		if (current != null && this.conn.equals(signal.conn()) && description != null) {
			current.remoteDescription(description);
		}
		if (current != null && this.conn.equals(signal.conn()) && candidate != null) {
			current.remoteCandidate(candidate);
		}
	}

	private void begin(String name, Role role) {
		Transport made = this.transports.create(role, List.of());
		this.conn = name;
		this.transport = made;
		made.open(this);
	}

	@Override
	public void localDescription(SessionDescription description) {
		this.member.signal(this.remoteId, Signal.of(this.conn, description));
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.member.signal(this.remoteId, Signal.of(this.conn, candidate));
	}

	@Override
	public void opened() {
		Transport current = this.transport;
		if (current != null) {
			this.open.complete(current);
		}
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		this.heard.add(new String(frame, StandardCharsets.UTF_8));
	}

	@Override
	public void closed(String reason) {
		this.heard.add(reason);
	}

	@Override
	public void close() {
		this.member.leave();
		this.transports.close();
		this.threads.shutdown();
	}

}
