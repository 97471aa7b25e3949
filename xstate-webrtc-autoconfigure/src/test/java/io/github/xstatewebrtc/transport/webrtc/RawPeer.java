package io.github.xstatewebrtc.transport.webrtc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
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

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * An offerer that keeps to no protocol.
 */
class RawPeer implements AutoCloseable {

	private final NativeFactory factory = NativeRuntime.SHARED.retain(this, null, false);

	private final CompletableFuture<Void> opened = new CompletableFuture<>();

	private final List<RTCDataChannel> channels = new CopyOnWriteArrayList<>();

	private final Transport other;

	private final RTCPeerConnection connection;

	RawPeer(Transport other) {
		this.other = other;
		PeerConnectionObserver observer = (candidate) -> this.other
			.remoteCandidate(new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex));
		this.connection = this.factory.createPeerConnection(new RTCConfiguration(), observer);
	}

	/**
	 * Create the two channels of the protocol, or one that is announced in-band.
	 */
	RawPeer channels(boolean negotiated) {
		for (LinkChannel channel : LinkChannel.values()) {
			RTCDataChannelInit init = new RTCDataChannelInit();
			init.negotiated = negotiated;
			init.id = negotiated ? channel.id() : -1;
			RTCDataChannel created = this.connection.createDataChannel(channel.label(), init);
			created.registerObserver(new Opening(created));
			this.channels.add(created);
		}
		return this;
	}

	RawPeer connect(RecordingListener answerer) throws Exception {
		CompletableFuture<RTCSessionDescription> offer = new CompletableFuture<>();
		this.connection.createOffer(new RTCOfferOptions(), new CreateSessionDescriptionObserver() {

			@Override
			public void onSuccess(RTCSessionDescription description) {
				offer.complete(description);
			}

			@Override
			public void onFailure(String error) {
				offer.completeExceptionally(new IllegalStateException(error));
			}

		});
		RTCSessionDescription description = offer.get(10, TimeUnit.SECONDS);
		apply(description, true);
		this.other.remoteDescription(new SessionDescription("offer", description.sdp));
		SessionDescription answer = answerer.description.get(10, TimeUnit.SECONDS);
		apply(new RTCSessionDescription(RTCSdpType.ANSWER, answer.sdp()), false);
		for (IceCandidate candidate : answerer.candidates) {
			this.connection.addIceCandidate(new RTCIceCandidate("0", 0, candidate.candidate()));
		}
		this.opened.get(10, TimeUnit.SECONDS);
		return this;
	}

	void send(byte[] bytes, boolean binary) throws Exception {
		this.channels.get(0).send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), binary));
	}

	@Override
	public void close() {
		CompletableFuture.runAsync(() -> {
			for (RTCDataChannel channel : this.channels) {
				channel.unregisterObserver();
				channel.close();
				NativeFactory.quietly(channel::dispose);
			}
			this.connection.close();
			NativeRuntime.SHARED.release(this.factory);
			NativeRuntime.SHARED.leave(this);
		}, NativeRuntime.SHARED.owner()).orTimeout(10, TimeUnit.SECONDS).join();
	}

	private void apply(RTCSessionDescription description, boolean local) throws Exception {
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
		if (local) {
			this.connection.setLocalDescription(description, observer);
		}
		else {
			this.connection.setRemoteDescription(description, observer);
		}
		applied.get(10, TimeUnit.SECONDS);
	}

	private final class Opening implements RTCDataChannelObserver {

		private final RTCDataChannel channel;

		private Opening(RTCDataChannel channel) {
			this.channel = channel;
		}

		@Override
		public void onBufferedAmountChange(long previousAmount) {
		}

		@Override
		public void onStateChange() {
			if (this.channel.getState() == RTCDataChannelState.OPEN) {
				RawPeer.this.opened.complete(null);
			}
		}

		@Override
		public void onMessage(RTCDataChannelBuffer buffer) {
		}

	}

}
