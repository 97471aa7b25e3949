package io.github.xstatewebrtc.transport.webrtc;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
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

/**
 * A connection with one data channel as one would write it without this project, for the
 * benchmark to compare with. It stands in this package as no other names webrtc-java; it
 * uses nothing of it. The native library must be loaded.
 */
public final class RawConnection implements AutoCloseable {

	private final HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();

	private final PeerConnectionFactory factory = new PeerConnectionFactory(this.audio);

	private final RTCPeerConnection connection;

	private final RTCDataChannel channel;

	/**
	 * Make a connection that is to be offered or answered. All that is told is told on
	 * the native library's thread.
	 * @param candidates told each candidate of this side
	 * @param opened run when the channel is open
	 * @param messages told each message, in bytes of its own
	 */
	public RawConnection(Consumer<String> candidates, Runnable opened, Consumer<byte[]> messages) {
		this.connection = this.factory.createPeerConnection(new RTCConfiguration(),
				(candidate) -> candidates.accept(candidate.sdp));
		RTCDataChannelInit init = new RTCDataChannelInit();
		init.negotiated = true;
		init.id = 0;
		this.channel = this.connection.createDataChannel("raw", init);
		this.channel.registerObserver(new Received(opened, messages));
	}

	/**
	 * Make an offer, and await it.
	 * @return its SDP
	 */
	public String offer() {
		CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
		this.connection.createOffer(new RTCOfferOptions(), new Made(made));
		apply(RTCSdpType.OFFER, made.join().sdp, true);
		return made.join().sdp;
	}

	/**
	 * Answer an offer, and await the answer.
	 * @param offer the offer's SDP
	 * @return the answer's SDP
	 */
	public String answer(String offer) {
		apply(RTCSdpType.OFFER, offer, false);
		CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
		this.connection.createAnswer(new RTCAnswerOptions(), new Made(made));
		apply(RTCSdpType.ANSWER, made.join().sdp, true);
		return made.join().sdp;
	}

	/**
	 * Take the answer to the offer.
	 * @param answer its SDP
	 */
	public void answered(String answer) {
		apply(RTCSdpType.ANSWER, answer, false);
	}

	/**
	 * Take a candidate of the other side.
	 * @param candidate the candidate, as in SDP
	 */
	public void candidate(String candidate) {
		this.connection.addIceCandidate(new RTCIceCandidate("0", 0, candidate));
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

	/**
	 * Send one message.
	 * @param message the message, as it stands on the wire
	 * @throws Exception if the channel does not take it
	 */
	public void send(byte[] message) throws Exception {
		this.channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), false));
	}

	/**
	 * Return how much waits to be sent.
	 * @return a number of bytes
	 */
	public long bufferedBytes() {
		return this.channel.getBufferedAmount();
	}

	/**
	 * Close the channel: nothing is told any more, and nothing taken.
	 */
	public void hangUp() {
		this.channel.unregisterObserver();
		this.channel.close();
	}

	/**
	 * Let go of the native objects. To be called after {@link #hangUp()}, when no thread
	 * uses the connection any more.
	 */
	@Override
	public void close() {
		this.channel.dispose();
		this.connection.close();
		this.factory.dispose();
		this.audio.dispose();
	}

	/**
	 * What the channel calls on the native library's thread.
	 */
	private final class Received implements RTCDataChannelObserver {

		private final Runnable opened;

		private final Consumer<byte[]> messages;

		private Received(Runnable opened, Consumer<byte[]> messages) {
			this.opened = opened;
			this.messages = messages;
		}

		@Override
		public void onBufferedAmountChange(long previousAmount) {
			// Never called by this version.
		}

		@Override
		public void onStateChange() {
			if (RawConnection.this.channel.getState() == RTCDataChannelState.OPEN) {
				this.opened.run();
			}
		}

		@Override
		public void onMessage(RTCDataChannelBuffer buffer) {
			byte[] bytes = new byte[buffer.data.remaining()];
			buffer.data.get(bytes);
			this.messages.accept(bytes);
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
