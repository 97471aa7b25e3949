package io.github.xstatewebrtc.benchmark.messages;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * What one would write without this project: webrtc-java, one send a message, and on the
 * other side a copy in the callback and one thread that decodes. The native library must
 * be loaded.
 */
final class RawRoute implements Route {

	/** The library closes a channel on which more than 16 MiB wait. */
	private static final long MOST_BUFFERED_BYTES = 4 * 1024 * 1024;

	private static final int LOOK_EVERY = 256;

	private final HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();

	private final PeerConnectionFactory factory = new PeerConnectionFactory(this.audio);

	private final ExecutorService hand = Executors.newSingleThreadExecutor();

	private final CountDownLatch open = new CountDownLatch(1);

	private final ControlLine line;

	private final RTCPeerConnection connection;

	private final RTCDataChannel channel;

	private volatile Consumer<JsonNode> taker = (message) -> {
	};

	private int sent;

	RawRoute(ControlLine line) {
		this.line = line;
		PeerConnectionObserver observer = (candidate) -> line.send("raw-candidate", candidate.sdp);
		this.connection = this.factory.createPeerConnection(new RTCConfiguration(), observer);
		RTCDataChannelInit init = new RTCDataChannelInit();
		init.negotiated = true;
		init.id = 0;
		this.channel = this.connection.createDataChannel("raw", init);
		this.channel.registerObserver(new Received());
		line.on("raw-offer", (sdp) -> this.hand.execute(() -> offered(unescape(sdp))));
		line.on("raw-answer", (sdp) -> this.hand.execute(() -> apply(RTCSdpType.ANSWER, unescape(sdp), false)));
		line.on("raw-candidate",
				(sdp) -> this.hand.execute(() -> this.connection.addIceCandidate(new RTCIceCandidate("0", 0, sdp))));
	}

	RawRoute connect() {
		this.hand.execute(() -> {
			CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
			this.connection.createOffer(new RTCOfferOptions(), new Made(made));
			apply(RTCSdpType.OFFER, made.join().sdp, true);
			this.line.send("raw-offer", escape(made.join().sdp));
		});
		return this;
	}

	private void offered(String sdp) {
		apply(RTCSdpType.OFFER, sdp, false);
		CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
		this.connection.createAnswer(new RTCAnswerOptions(), new Made(made));
		apply(RTCSdpType.ANSWER, made.join().sdp, true);
		this.line.send("raw-answer", escape(made.join().sdp));
	}

	private void apply(RTCSdpType type, String sdp, boolean local) {
		CompletableFuture<Void> applied = new CompletableFuture<>();
		SetSessionDescriptionObserver observer = new SetSessionDescriptionObserver() {

			@Override
			public void onSuccess() {
				applied.complete(null);
			}

			@Override
			public void onFailure(String error) {
				applied.completeExceptionally(new IllegalStateException(error));
			}

		};
		RTCSessionDescription description = new RTCSessionDescription(type, sdp);
		if (local) {
			this.connection.setLocalDescription(description, observer);
		}
		else {
			this.connection.setRemoteDescription(description, observer);
		}
		applied.orTimeout(10, TimeUnit.SECONDS).join();
	}

	@Override
	public void send(byte[] message) {
		if (++this.sent % LOOK_EVERY == 0) {
			while (this.channel.getBufferedAmount() > MOST_BUFFERED_BYTES) {
				LockSupport.parkNanos(100_000);
			}
		}
		answer(message);
	}

	@Override
	public void answer(byte[] message) {
		try {
			this.channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), false));
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
		this.channel.unregisterObserver();
		this.channel.close();
		this.hand.shutdownNow();
		this.channel.dispose();
		this.connection.close();
		this.factory.dispose();
		this.audio.dispose();
	}

	private static String escape(String sdp) {
		return sdp.replace("\r\n", "\\");
	}

	private static String unescape(String sdp) {
		return sdp.replace("\\", "\r\n");
	}

	/**
	 * What the channel calls on the native library's thread.
	 */
	private final class Received implements RTCDataChannelObserver {

		@Override
		public void onBufferedAmountChange(long previousAmount) {
			// Never called by this version.
		}

		@Override
		public void onStateChange() {
			if (RawRoute.this.channel.getState() == RTCDataChannelState.OPEN) {
				RawRoute.this.open.countDown();
			}
		}

		@Override
		public void onMessage(RTCDataChannelBuffer buffer) {
			byte[] bytes = new byte[buffer.data.remaining()];
			buffer.data.get(bytes);
			RawRoute.this.hand.execute(() -> RawRoute.this.taker.accept(ProtocolJson.mapper().readTree(bytes)));
		}

	}

	/**
	 * A description that was asked for.
	 *
	 * @param description completes with it
	 */
	private record Made(
			CompletableFuture<RTCSessionDescription> description) implements CreateSessionDescriptionObserver {

		@Override
		public void onSuccess(RTCSessionDescription made) {
			this.description.complete(made);
		}

		@Override
		public void onFailure(String error) {
			this.description.completeExceptionally(new IllegalStateException(error));
		}

	}

}
