package io.github.xstatewebrtc.transport.webrtc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;

/**
 * Passes a connection's callbacks on until it is cut off. Runs on the native library's
 * thread, where nothing may be waited for and nothing thrown.
 */
final class ConnectionObserver implements PeerConnectionObserver {

	private volatile @Nullable WebRtcTransport transport;

	// Used by callbacks alone, which come one at a time.
	private boolean reachable;

	private final Queue<RTCDataChannel> foreignChannels = new ConcurrentLinkedQueue<>();

	ConnectionObserver(WebRtcTransport transport) {
		this.transport = transport;
	}

	void cutOff() {
		this.transport = null;
	}

	/**
	 * Free the channels that the other side has opened so far, also since the cut-off. On
	 * the owner's thread.
	 */
	void disposeOfForeignChannels() {
		for (RTCDataChannel next = this.foreignChannels.poll(); next != null; next = this.foreignChannels.poll()) {
			NativeFactory.quietly(next::close);
			NativeFactory.quietly(next::dispose);
		}
	}

	@Override
	public void onIceCandidate(RTCIceCandidate candidate) {
		this.reachable = true;
		pass((current) -> current.tell((listener) -> listener
			.localCandidate(new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex))));
	}

	@Override
	public void onIceGatheringChange(RTCIceGatheringState state) {
		if (state == RTCIceGatheringState.COMPLETE && !this.reachable) {
			pass(WebRtcTransport::noCandidateFound);
		}
	}

	@Override
	public void onConnectionChange(RTCPeerConnectionState state) {
		if (state == RTCPeerConnectionState.FAILED) {
			pass((current) -> current.end("No connection to the other side could be made or kept"));
		}
		else if (state == RTCPeerConnectionState.DISCONNECTED) {
			pass((current) -> current.tell(TransportListener::interrupted));
		}
		else if (state == RTCPeerConnectionState.CLOSED) {
			pass((current) -> current.end("The connection was closed"));
		}
	}

	@Override
	public void onIceConnectionChange(RTCIceConnectionState state) {
		if (state == RTCIceConnectionState.FAILED) {
			pass((current) -> current.end("No path to the other side was found or is left"));
		}
	}

	@Override
	public void onDataChannel(RTCDataChannel channel) {
		this.foreignChannels.add(channel);
		pass(WebRtcTransport::foreignChannelOpened);
	}

	private void pass(Consumer<WebRtcTransport> event) {
		WebRtcTransport current = this.transport;
		if (current != null) {
			current.guard(() -> event.accept(current));
		}
	}

}
