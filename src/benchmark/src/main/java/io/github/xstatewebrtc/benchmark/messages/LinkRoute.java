package io.github.xstatewebrtc.benchmark.messages;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

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

	private final Transport transport;

	private final ControlLine line;

	private final Link link;

	private volatile Consumer<JsonNode> taker = (message) -> {
	};

	private int sent;

	LinkRoute(Role role, ControlLine line) {
		boolean offers = role == Role.OFFERER;
		this.line = line;
		this.transport = this.factory.create(role, List.of());
		this.link = new Link(new LinkIdentity(offers ? "p-2" : "p-1", offers ? "p-1" : "p-2"), LinkSettings.defaults(),
				Timers.on(this.timer), this.threads, this, () -> null);
		line.on("link-description", (text) -> this.transport.remoteDescription(read(text, SessionDescription.class)));
		line.on("link-candidate", (text) -> this.transport.remoteCandidate(read(text, IceCandidate.class)));
	}

	LinkRoute connect() {
		this.link.connect(this.transport, "c-1", new TransportSignals() {

			@Override
			public void localDescription(SessionDescription description) {
				LinkRoute.this.line.send("link-description", ProtocolJson.mapper().writeValueAsString(description));
			}

			@Override
			public void localCandidate(IceCandidate candidate) {
				LinkRoute.this.line.send("link-candidate", ProtocolJson.mapper().writeValueAsString(candidate));
			}

		});
		return this;
	}

	private static <T> T read(String text, Class<T> type) {
		return ProtocolJson.mapper().readValue(text, type);
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

}
