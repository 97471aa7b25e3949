package io.github.xstatewebrtc.transport.webrtc;

import java.nio.ByteBuffer;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Passes a channel's callbacks on until it is cut off. The native library keeps every
 * observer for the life of the process, so this one holds nothing once cut off. Runs on
 * the native library's thread, where nothing may be waited for and nothing thrown.
 */
final class ChannelObserver implements RTCDataChannelObserver {

	private final LinkChannel channel;

	private volatile @Nullable WebRtcTransport transport;

	ChannelObserver(LinkChannel channel, WebRtcTransport transport) {
		this.channel = channel;
		this.transport = transport;
	}

	void cutOff() {
		this.transport = null;
	}

	@Override
	public void onBufferedAmountChange(long previousAmount) {
		// Never called by this version.
	}

	@Override
	public void onStateChange() {
		WebRtcTransport current = this.transport;
		if (current != null) {
			current.guard(() -> current.channelChanged(this.channel));
		}
	}

	@Override
	public void onMessage(RTCDataChannelBuffer buffer) {
		WebRtcTransport current = this.transport;
		if (current != null) {
			current.guard(() -> current.frameReceived(this.channel, buffer.binary, copy(buffer.data)));
		}
	}

	// The buffer is freed when the callback returns.
	private static byte[] copy(ByteBuffer data) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		return bytes;
	}

}
