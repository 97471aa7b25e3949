package io.github.xstatewebrtc.transport.webrtc;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStatsReport;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One WebRTC connection. The native library is asked by one thread, the owner's, for
 * everything but sending; the fields without a word about threads belong to it.
 */
final class WebRtcTransport implements Transport {

	private static final Log logger = LogFactory.getLog(WebRtcTransport.class);

	private final TransportEvents events = new TransportEvents();

	private final ConnectionObserver observer = new ConnectionObserver(this);

	private final AtomicReference<String> ending = new AtomicReference<>();

	private final CompletableFuture<Void> torndown = new CompletableFuture<>();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	private final Queue<RTCDataChannel> foreignChannels = new ConcurrentLinkedQueue<>();

	private final NativeFactory factory;

	private final ConnectionPlan plan;

	private @Nullable RTCPeerConnection connection;

	private @Nullable Negotiation negotiation;

	// Read by senders and callbacks.
	private volatile @Nullable DataChannels channels;

	private volatile int maxFrameBytes;

	WebRtcTransport(NativeFactory factory, ConnectionPlan plan) {
		this.factory = factory;
		this.plan = plan;
	}

	@Override
	public void open(TransportListener listener) {
		this.events.listenWith(listener);
		onOwner(this::connect);
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		onOwner(() -> {
			if (this.negotiation != null) {
				negotiate(this.negotiation, description);
			}
		});
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		onOwner(() -> {
			if (this.negotiation != null) {
				this.negotiation.remoteCandidate(candidate);
			}
		});
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		DataChannels current = this.channels;
		if (current == null || this.ending.get() != null) {
			return;
		}
		if (frame.length == 0 || frame.length > this.maxFrameBytes) {
			throw new IllegalArgumentException(
					"A frame has 1 to " + this.maxFrameBytes + " bytes here, not " + frame.length);
		}
		try {
			this.bytesSent.add(frame.length);
			if (!current.send(channel, frame)) {
				end("The other side takes frames too slowly: more than 8 MiB wait for it");
			}
		}
		catch (Exception | Error ex) {
			failed(ex);
		}
	}

	@Override
	public int maxFrameBytes() {
		return this.maxFrameBytes;
	}

	@Override
	public TransportStatistics statistics() {
		CompletableFuture<@Nullable RTCStatsReport> answer = new CompletableFuture<>();
		this.plan.owner().execute(() -> {
			RTCPeerConnection open = this.connection;
			if (open != null) {
				guard(() -> open.getStats(answer::complete));
			}
			else {
				answer.complete(null);
			}
		});
		RTCStatsReport report = await(answer);
		long sent = this.bytesSent.sum();
		long received = this.bytesReceived.sum();
		return (report != null) ? StatisticsReader.read(report, sent, received)
				: new TransportStatistics(null, null, sent, received);
	}

	@Override
	public void close() {
		end("This side closed the connection");
	}

	/**
	 * Return what is done once the connection is torn down.
	 */
	CompletableFuture<Void> torndown() {
		return this.torndown;
	}

	/**
	 * Run a step on the owner's thread unless the connection is over by then. A step that
	 * fails ends the connection.
	 */
	void onOwner(Runnable step) {
		this.plan.owner().execute(() -> {
			if (this.ending.get() == null) {
				guard(step);
			}
		});
	}

	/**
	 * Run something and end the connection if it throws. No exception may leave a
	 * callback: the native library would end the process.
	 */
	void guard(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	/**
	 * End the connection. The first reason counts.
	 */
	void end(String reason) {
		if (this.ending.compareAndSet(null, reason)) {
			this.plan.owner().execute(() -> tearDown(reason));
		}
	}

	void candidateFound(RTCIceCandidate candidate) {
		this.events.tell((listener) -> listener
			.localCandidate(new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex)));
	}

	void descriptionMade(SessionDescription description) {
		this.events.tell((listener) -> listener.localDescription(description));
	}

	void otherSideTakes(int bytes) {
		this.maxFrameBytes = bytes;
	}

	void channelChanged(LinkChannel channel) {
		DataChannels current = this.channels;
		if (current == null) {
			return;
		}
		if (current.isClosed(channel)) {
			end("The other side closed the connection");
		}
		else if (current.areOpen()) {
			this.events.opened();
		}
	}

	void frameReceived(LinkChannel channel, boolean binary, byte[] frame) {
		this.factory.messageReceived();
		if (binary || frame.length == 0) {
			end("The other side sent a message that is no frame: it must be text and not empty");
		}
		else if (this.events.received(channel, frame)) {
			this.bytesReceived.add(frame.length);
		}
		else {
			end("The other side sent too much before both channels were open");
		}
	}

	void foreignChannelOpened(RTCDataChannel channel) {
		this.foreignChannels.add(channel);
		end("The other side opened a channel of its own, which nobody reads");
	}

	private void connect() {
		RTCPeerConnection created = this.factory
			.createPeerConnection(NativeConfiguration.of(this.plan.settings(), this.plan.iceServers()), this.observer);
		this.connection = created;
		this.channels = new DataChannels(created, this);
		this.negotiation = new Negotiation(this, created, this.plan);
		this.negotiation.start();
	}

	private void negotiate(Negotiation current, SessionDescription description) {
		try {
			current.remoteDescription(description);
		}
		catch (IllegalArgumentException ex) {
			end(String.valueOf(ex.getMessage()));
		}
	}

	// Order: callbacks cut off, channels closed, senders gone, channels disposed of,
	// connection closed, and only then the factory given back.
	private void tearDown(String reason) {
		this.observer.cutOff();
		DataChannels current = this.channels;
		if (current != null) {
			current.dispose();
		}
		for (RTCDataChannel channel : this.foreignChannels) {
			NativeFactory.quietly(channel::close);
			NativeFactory.quietly(channel::dispose);
		}
		RTCPeerConnection open = this.connection;
		if (open != null) {
			NativeFactory.quietly(open::close);
		}
		this.connection = null;
		this.negotiation = null;
		this.plan.runtime().release(this.factory);
		this.events.closed(reason);
		this.torndown.complete(null);
	}

	private void failed(Throwable ex) {
		logger.error("A connection is closed because of an unexpected failure", ex);
		end("This side failed: " + ex);
	}

	private static @Nullable RTCStatsReport await(CompletableFuture<@Nullable RTCStatsReport> answer) {
		try {
			return answer.get(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("No statistics could be had", ex);
			return null;
		}
	}

}
