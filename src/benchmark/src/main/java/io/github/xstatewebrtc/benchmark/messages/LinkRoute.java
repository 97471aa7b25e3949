package io.github.xstatewebrtc.benchmark.messages;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * This project's way: a link over WebRTC with the settings that an application gets.
 */
final class LinkRoute implements Route, LinkListener {

	/** Half of what the link keeps for a side that does not take it. */
	private static final long MOST_QUEUED_BYTES = 4 * 1024 * 1024;

	private static final int LOOK_EVERY = 256;

	private final WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final CountDownLatch open = new CountDownLatch(1);

	// Both JVMs send so much that their connection is soon asked to move.
	private final TransportFactory connections = this.factory.forPeer();

	private final Role role;

	private final ControlLine line;

	private final Link link;

	private int conn;

	private @Nullable Transport transport;

	private volatile Consumer<JsonNode> taker = (message) -> {
	};

	private int sent;

	LinkRoute(Role role, ControlLine line) {
		boolean offers = role == Role.OFFERER;
		this.role = role;
		this.line = line;
		this.link = new Link(new LinkIdentity(offers ? "p-2" : "p-1", offers ? "p-1" : "p-2"), LinkSettings.defaults(),
				Timers.on(this.timer), this.threads, this, () -> null);
		line.on("link-description", (text) -> described(Numbered.of(text)));
		line.on("link-candidate", (text) -> found(Numbered.of(text)));
		line.on("link-expiring", (text) -> move(Integer.parseInt(text)));
	}

	LinkRoute connect() {
		open(1);
		return this;
	}

	private synchronized Transport open(int number) {
		Transport opening = this.connections.create(this.role, List.of());
		this.conn = number;
		this.transport = opening;
		this.link.connect(opening, "c-" + number, new Signals(number));
		return opening;
	}

	private synchronized void described(Numbered description) {
		Transport described = (description.conn > this.conn) ? open(description.conn) : this.transport;
		if (described != null && description.conn == this.conn) {
			described.remoteDescription(description.read(SessionDescription.class));
		}
	}

	private synchronized void found(Numbered candidate) {
		if (this.transport != null && candidate.conn == this.conn) {
			this.transport.remoteCandidate(candidate.read(IceCandidate.class));
		}
	}

	private synchronized void move(int number) {
		if (number == this.conn && this.role == Role.OFFERER) {
			open(number + 1);
		}
	}

	@Override
	public void send(byte[] message) {
		this.link.send(message);
		if (++this.sent % LOOK_EVERY == 0) {
			while (this.link.statistics().queuedBytes() > MOST_QUEUED_BYTES) {
				LockSupport.parkNanos(100_000);
			}
		}
	}

	@Override
	public void answer(byte[] message) {
		this.link.reply(message);
	}

	@Override
	public void takenBy(Consumer<JsonNode> taker) {
		this.taker = taker;
	}

	@Override
	public void awaitOpen() throws Exception {
		if (!this.open.await(20, TimeUnit.SECONDS)) {
			throw new BenchmarkFailure("The link did not open");
		}
	}

	@Override
	public void close() {
		this.link.close(new LinkEnd(LinkEnd.CLOSING, "The benchmark is over.")).toCompletableFuture().join();
		this.factory.close();
		this.threads.shutdownNow();
		this.timer.shutdownNow();
	}

	@Override
	public void connected(String conn) {
		this.open.countDown();
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.taker.accept(message);
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		this.line.fail(messages.size() + " messages were not delivered: " + why);
	}

	@Override
	public void disconnected(String conn, String reason) {
		this.line.fail("The connection was cut: " + reason);
	}

	@Override
	public void lost(LinkEnd end) {
		if (!LinkEnd.CLOSING.equals(end.code())) {
			this.line.fail("The link was lost: " + end);
		}
	}

	/**
	 * What goes over the line for a connection.
	 *
	 * @param conn which one
	 * @param text a message in JSON
	 */
	private record Numbered(int conn, String text) {

		static Numbered of(String text) {
			int end = text.indexOf(' ');
			return new Numbered(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
		}

		<T> T read(Class<T> type) {
			return ProtocolJson.mapper().readValue(this.text, type);
		}

	}

	/**
	 * Carries what a connection has to say to the other side.
	 */
	private final class Signals implements TransportSignals {

		private final int number;

		Signals(int number) {
			this.number = number;
		}

		@Override
		public void localDescription(SessionDescription description) {
			send("link-description", description);
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
			send("link-candidate", candidate);
		}

		@Override
		public void expiring() {
			LinkRoute.this.threads.execute(() -> move(this.number));
			LinkRoute.this.line.send("link-expiring", Integer.toString(this.number));
		}

		private void send(String word, Object message) {
			LinkRoute.this.line.send(word, this.number + " " + ProtocolJson.mapper().writeValueAsString(message));
		}

	}

}
