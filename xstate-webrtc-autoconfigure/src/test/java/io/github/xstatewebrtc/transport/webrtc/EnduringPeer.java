package io.github.xstatewebrtc.transport.webrtc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.timing.Timers;

/**
 * One of two peers that exchange numbered messages for long, each in a frame of its own.
 */
final class EnduringPeer implements LinkListener, AutoCloseable {

	private static final int MESSAGE_BYTES = 1024;

	// Takes one message, and never a second.
	private static final LinkLimits LIMITS = new LinkLimits(1 << 20, 1500, 1 << 20, 8 << 20);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final AtomicLong received = new AtomicLong();

	private final Runnable move;

	private final WebRtcTransportFactory transports;

	private final Link link;

	private volatile @Nullable Transport transport;

	private volatile String connected = "";

	private volatile String disconnected = "";

	private volatile @Nullable String fault;

	EnduringPeer(String own, String other, long messageBudget, Runnable move) {
		this.transports = FrugalTransports.wornAfter(messageBudget);
		this.move = move;
		this.link = new Link(new LinkIdentity(own, other), new LinkSettings(LinkTiming.defaults(), LIMITS),
				Timers.on(this.threads), this.threads, this, () -> null);
	}

	/**
	 * Connect two anew, in place of the connection that they have.
	 */
	static void connect(String conn, EnduringPeer offering, EnduringPeer answering) {
		Transport offerer = offering.transports.create(Role.OFFERER, List.of());
		Transport answerer = answering.transports.create(Role.ANSWERER, List.of());
		answering.use(conn, answerer, offerer);
		offering.use(conn, offerer, answerer);
	}

	private void use(String conn, Transport own, Transport other) {
		this.transport = own;
		this.link.connect(own, conn, new Signals(other));
	}

	CompletionStage<@Nullable Void> send(long number) {
		String message = "{\"type\":\"numbered\",\"number\":" + number + ",\"padding\":\"";
		String padding = "x".repeat(MESSAGE_BYTES - message.length() - 2);
		return this.link.send((message + padding + "\"}").getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Cut the connection as a failing network does: without a word on the link.
	 */
	void cut() {
		Transport current = this.transport;
		if (current != null) {
			current.close();
		}
	}

	/**
	 * Return whether the connection that was made last is over, opened or not.
	 */
	boolean hasEnded() {
		return this.transport instanceof WebRtcTransport made && made.torndown().isDone();
	}

	boolean isConnected(String conn) {
		return this.connected.equals(conn);
	}

	boolean isDisconnected(String conn) {
		return this.disconnected.equals(conn);
	}

	long received() {
		return this.received.get();
	}

	@Nullable String fault() {
		return this.fault;
	}

	NativeUse use() {
		return this.transports.use();
	}

	long connectionsMade() {
		return this.transports.connectionsMade();
	}

	@Override
	public void connected(String conn) {
		this.connected = conn;
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		long number = message.path("number").asLong(-1);
		long expected = this.received.getAndIncrement();
		if (number != expected) {
			this.fault = "message " + number + " came in place of " + expected;
		}
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		this.fault = messages.size() + " messages were given up: " + why;
	}

	@Override
	public void disconnected(String conn, String reason) {
		this.disconnected = conn;
	}

	@Override
	public void lost(LinkEnd end) {
		this.fault = "the link was lost: " + end;
	}

	@Override
	public void close() {
		this.transports.close();
		this.threads.shutdownNow();
	}

	private final class Signals implements TransportSignals {

		private final Transport other;

		private Signals(Transport other) {
			this.other = other;
		}

		@Override
		public void localDescription(SessionDescription description) {
			this.other.remoteDescription(description);
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			this.other.remoteCandidate(candidate);
		}

		@Override
		public void expiring() {
			EnduringPeer.this.move.run();
		}

	}

}
