package io.github.xstatewebrtc.transport.webrtc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * The two negotiated data channels of one connection (protocol, section 3).
 */
final class DataChannels {

	// With 16 MiB queued the native library closes the channel without a word.
	private static final long MAX_QUEUED_BYTES = 8 << 20;

	private static final long BYTES_BETWEEN_LOOKS = 4 << 20;

	private final Map<LinkChannel, RTCDataChannel> channels = new EnumMap<>(LinkChannel.class);

	private final List<ChannelObserver> observers = new ArrayList<>();

	// Senders read, the end writes: a channel that is disposed of while another thread
	// sends on it ends the process.
	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final Map<LinkChannel, AtomicLong> unseenBytes = new EnumMap<>(LinkChannel.class);

	private boolean disposed;

	DataChannels(RTCPeerConnection connection, WebRtcTransport transport) {
		for (LinkChannel channel : LinkChannel.values()) {
			RTCDataChannelInit init = new RTCDataChannelInit();
			init.negotiated = true;
			init.id = channel.id();
			init.ordered = true;
			init.protocol = LinkChannel.PROTOCOL;
			RTCDataChannel created = connection.createDataChannel(channel.label(), init);
			ChannelObserver observer = new ChannelObserver(channel, transport);
			this.channels.put(channel, created);
			this.unseenBytes.put(channel, new AtomicLong());
			this.observers.add(observer);
			created.registerObserver(observer);
		}
	}

	/**
	 * Send a frame unless the channels are being disposed of.
	 * @return whether the other side keeps up; if not, soon frames will be lost
	 * @throws Exception if the native library refuses
	 */
	boolean send(LinkChannel channel, byte[] frame) throws Exception {
		Lock sending = this.lock.readLock();
		if (!sending.tryLock()) {
			return true;
		}
		try {
			RTCDataChannel target = this.channels.get(channel);
			if (this.disposed || target == null) {
				return true;
			}
			// The array is sent whole, whatever the buffer's position and limit.
			target.send(new RTCDataChannelBuffer(ByteBuffer.wrap(frame), false));
			return keepsUp(channel, target, frame.length);
		}
		finally {
			sending.unlock();
		}
	}

	// Asking what is queued costs as much as sending: not each time.
	private boolean keepsUp(LinkChannel channel, RTCDataChannel target, int length) {
		AtomicLong unseen = this.unseenBytes.get(channel);
		if (unseen == null || unseen.addAndGet(length) < BYTES_BETWEEN_LOOKS) {
			return true;
		}
		unseen.set(0);
		return target.getBufferedAmount() <= MAX_QUEUED_BYTES;
	}

	/**
	 * Return whether both are open. Called by a channel's callback, which is why no
	 * disposal can be under way: it first waits for the callbacks to end.
	 */
	boolean areOpen() {
		return this.channels.values().stream().allMatch((channel) -> channel.getState() == RTCDataChannelState.OPEN);
	}

	boolean isClosed(LinkChannel channel) {
		RTCDataChannel candidate = this.channels.get(channel);
		return candidate != null && candidate.getState() == RTCDataChannelState.CLOSED;
	}

	/**
	 * Free both: no more callbacks, close, wait for the senders, dispose. On the owner's
	 * thread.
	 */
	void dispose() {
		this.observers.forEach(ChannelObserver::cutOff);
		for (RTCDataChannel channel : this.channels.values()) {
			NativeFactory.quietly(channel::unregisterObserver);
			NativeFactory.quietly(channel::close);
		}
		Lock disposing = this.lock.writeLock();
		disposing.lock();
		try {
			this.disposed = true;
			this.channels.values().forEach((channel) -> NativeFactory.quietly(channel::dispose));
		}
		finally {
			disposing.unlock();
		}
	}

}
