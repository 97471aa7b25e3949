package io.github.xstatewebrtc.transport.webrtc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import org.jspecify.annotations.Nullable;

/**
 * Two connections of bare webrtc-java with a data channel between them, as its users
 * write it who know of no fence.
 */
final class UnfencedPair {

	final RTCPeerConnection offerer;

	final RTCPeerConnection answerer;

	final RTCDataChannel atOfferer;

	final RTCDataChannel atAnswerer;

	private final Side offering = new Side();

	private final Side answering = new Side();

	private final CountDownLatch open = new CountDownLatch(2);

	UnfencedPair(PeerConnectionFactory factory) {
		this.offerer = factory.createPeerConnection(new RTCConfiguration(), this.offering);
		this.answerer = factory.createPeerConnection(new RTCConfiguration(), this.answering);
		this.atOfferer = channel(this.offerer);
		this.atAnswerer = channel(this.answerer);
	}

	UnfencedPair connect(Runnable onMessage) throws Exception {
		this.atOfferer.registerObserver(new Channel(this.atOfferer, onMessage));
		this.atAnswerer.registerObserver(new Channel(this.atAnswerer, onMessage));
		RTCSessionDescription offer = offer(this.offerer);
		set(this.offerer, offer, true);
		set(this.answerer, offer, false);
		this.offering.forwardTo(this.answerer);
		RTCSessionDescription answer = answer(this.answerer);
		set(this.answerer, answer, true);
		set(this.offerer, answer, false);
		this.answering.forwardTo(this.offerer);
		if (!this.open.await(10, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The two did not connect");
		}
		return this;
	}

	void send() throws Exception {
		send(this.atOfferer);
	}

	static void send(RTCDataChannel channel) throws Exception {
		channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(new byte[100]), false));
	}

	private static RTCDataChannel channel(RTCPeerConnection connection) {
		RTCDataChannelInit init = new RTCDataChannelInit();
		init.negotiated = true;
		init.id = 0;
		return connection.createDataChannel("channel", init);
	}

	static RTCSessionDescription offer(RTCPeerConnection connection) throws Exception {
		Created created = new Created();
		connection.createOffer(new RTCOfferOptions(), created);
		return created.get(10, TimeUnit.SECONDS);
	}

	private static RTCSessionDescription answer(RTCPeerConnection connection) throws Exception {
		Created created = new Created();
		connection.createAnswer(new RTCAnswerOptions(), created);
		return created.get(10, TimeUnit.SECONDS);
	}

	static void set(RTCPeerConnection connection, RTCSessionDescription description, boolean local) throws Exception {
		Applied applied = new Applied();
		if (local) {
			connection.setLocalDescription(description, applied);
		}
		else {
			connection.setRemoteDescription(description, applied);
		}
		applied.get(10, TimeUnit.SECONDS);
	}

	/**
	 * Keeps candidates until the other side can take them.
	 */
	static class Side implements PeerConnectionObserver {

		private final List<RTCIceCandidate> candidates = new CopyOnWriteArrayList<>();

		private volatile @Nullable RTCPeerConnection other;

		@Override
		public void onIceCandidate(RTCIceCandidate candidate) {
			this.candidates.add(candidate);
			RTCPeerConnection current = this.other;
			if (current != null) {
				current.addIceCandidate(candidate);
			}
		}

		void forwardTo(RTCPeerConnection newOther) {
			this.other = newOther;
			this.candidates.forEach(newOther::addIceCandidate);
		}

	}

	private static final class Created extends CompletableFuture<RTCSessionDescription>
			implements CreateSessionDescriptionObserver {

		@Override
		public void onSuccess(RTCSessionDescription description) {
			complete(description);
		}

		@Override
		public void onFailure(String error) {
			completeExceptionally(new IllegalStateException(error));
		}

	}

	private static final class Applied extends CompletableFuture<Void> implements SetSessionDescriptionObserver {

		@Override
		public void onSuccess() {
			complete(null);
		}

		@Override
		public void onFailure(String error) {
			completeExceptionally(new IllegalStateException(error));
		}

	}

	private final class Channel implements RTCDataChannelObserver {

		private final RTCDataChannel channel;

		private final Runnable onMessage;

		private Channel(RTCDataChannel channel, Runnable onMessage) {
			this.channel = channel;
			this.onMessage = onMessage;
		}

		@Override
		public void onBufferedAmountChange(long previousAmount) {
		}

		@Override
		public void onStateChange() {
			if (this.channel.getState() == RTCDataChannelState.OPEN) {
				UnfencedPair.this.open.countDown();
			}
		}

		@Override
		public void onMessage(RTCDataChannelBuffer buffer) {
			this.onMessage.run();
		}

	}

}
