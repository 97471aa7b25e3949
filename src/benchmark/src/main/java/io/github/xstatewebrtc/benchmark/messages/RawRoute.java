package io.github.xstatewebrtc.benchmark.messages;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.transport.webrtc.RawConnection;

/**
 * What one would write without this project: webrtc-java, one send a message, and on the
 * other side a copy in the callback and one thread that decodes. The native library must
 * be loaded.
 */
final class RawRoute implements Route {

	/** The library closes a channel on which more than 16 MiB wait. */
	private static final long MOST_BUFFERED_BYTES = 4 * 1024 * 1024;

	private static final int LOOK_EVERY = 256;

	private final ExecutorService hand = Executors.newSingleThreadExecutor();

	private final CountDownLatch open = new CountDownLatch(1);

	private final ControlLine line;

	private final RawConnection connection;

	private volatile Consumer<JsonNode> taker = (message) -> {
	};

	private int sent;

	RawRoute(ControlLine line) {
		this.line = line;
		this.connection = new RawConnection((candidate) -> line.send("raw-candidate", candidate), this.open::countDown,
				(message) -> this.hand.execute(() -> this.taker.accept(ProtocolJson.mapper().readTree(message))));
		line.on("raw-offer", (sdp) -> this.hand
			.execute(() -> line.send("raw-answer", escape(this.connection.answer(unescape(sdp))))));
		line.on("raw-answer", (sdp) -> this.hand.execute(() -> this.connection.answered(unescape(sdp))));
		line.on("raw-candidate", (candidate) -> this.hand.execute(() -> this.connection.candidate(candidate)));
	}

	RawRoute connect() {
		this.hand.execute(() -> this.line.send("raw-offer", escape(this.connection.offer())));
		return this;
	}

	@Override
	public void send(byte[] message) {
		if (++this.sent % LOOK_EVERY == 0) {
			while (this.connection.bufferedBytes() > MOST_BUFFERED_BYTES) {
				LockSupport.parkNanos(100_000);
			}
		}
		answer(message);
	}

	@Override
	public void answer(byte[] message) {
		try {
			this.connection.send(message);
		}
		catch (Exception ex) {
			this.line.fail("A raw send failed: " + ex);
		}
	}

	@Override
	public void takenBy(Consumer<JsonNode> taker) {
		this.taker = taker;
	}

	@Override
	public void awaitOpen() throws Exception {
		if (!this.open.await(20, TimeUnit.SECONDS)) {
			throw new BenchmarkFailure("The raw connection did not open");
		}
	}

	@Override
	public void close() {
		this.connection.hangUp();
		this.hand.shutdownNow();
		this.connection.close();
	}

	private static String escape(String sdp) {
		return sdp.replace("\r\n", "\\");
	}

	private static String unescape(String sdp) {
		return sdp.replace("\\", "\r\n");
	}

}
