package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStatsReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

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

	private final ConnectionStatistics statistics = new ConnectionStatistics();

	private final NativeFactory factory;

	private final ConnectionPlan plan;

	private @Nullable RTCPeerConnection connection;

	private @Nullable Negotiation negotiation;

	// Used on the owner's thread.
	private boolean expiring;

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
		negotiate((negotiation) -> negotiation.remoteDescription(description));
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		negotiate((negotiation) -> negotiation.remoteCandidate(candidate));
	}

	@Override
	public void restart() {
		negotiate(Negotiation::restart);
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		DataChannels current = this.channels;
		int max = this.maxFrameBytes;
		if (current == null || max == 0 || this.ending.get() != null) {
			return;
		}
		if (frame.length == 0 || frame.length > max) {
			throw new IllegalArgumentException("A frame has 1 to " + max + " bytes here, not " + frame.length);
		}
		try {
			this.statistics.sent(frame.length);
			if (!current.send(channel, frame)
					&& mayEnd("The other side takes frames too slowly: more than 8 MiB wait for it")) {
				this.plan.overloaded().increment();
				tearDownSoon();
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
		return this.statistics.await(answer);
	}

	@Override
	public void close() {
		end("This side closed the connection");
	}

	/**
	 * Return what is done once the connection is torn down.
	 * @return never failed, never cancelled
	 */
	CompletableFuture<Void> torndown() {
		return this.torndown;
	}

	/**
	 * Run a step on the owner's thread unless the connection is over by then. A step that
	 * fails ends the connection.
	 * @param step what to run
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
	 * @param action what to run
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
	 * @param reason a sentence for the listener
	 */
	void end(String reason) {
		if (mayEnd(reason)) {
			tearDownSoon();
		}
	}

	/**
	 * Let nothing more be sent, nor any other reason count.
	 * @param reason a sentence for the listener
	 * @return whether it is the first, and whoever asks has to {@linkplain #tearDownSoon
	 * tear it down}
	 */
	boolean mayEnd(String reason) {
		return this.ending.compareAndSet(null, reason);
	}

	void tearDownSoon() {
		this.plan.owner().execute(this::tearDown);
	}

	/**
	 * Tell the listener to make another connection in place of this one, which goes on.
	 */
	void expire() {
		onOwner(() -> {
			if (!this.expiring) {
				this.expiring = true;
				this.events.tell(TransportListener::expiring);
			}
		});
	}

	void tell(Consumer<TransportListener> event) {
		this.events.tell(event);
	}

	void noCandidateFound() {
		end(this.plan.settings().relayOnly()
				? "This side cannot be reached: only relays may be used and no TURN server answered"
				: "This side cannot be reached: it has no network address but loopback, which WebRTC leaves out");
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
		switch (this.plan.wear().count(System.nanoTime())) {
			case MOVE -> expire();
			case END -> end("The other side sends too much to stay where others are");
			case NONE -> {
			}
		}
		this.factory.messageReceived();
		if (binary || frame.length == 0) {
			end("The other side sent a message that is no frame: it must be text and not empty");
		}
		else if (this.events.received(channel, frame)) {
			this.statistics.received(frame.length);
		}
		else {
			end("The other side sent too much before both channels were open");
		}
	}

	void foreignChannelOpened() {
		end("The other side opened a channel of its own, which nobody reads");
	}

	private void connect() {
		this.factory.add(this);
		if (this.ending.get() != null) {
			return;
		}
		RTCPeerConnection created = this.factory
			.createPeerConnection(NativeConfiguration.of(this.plan.settings(), this.plan.iceServers()), this.observer);
		this.connection = created;
		this.channels = new DataChannels(created, this);
		this.negotiation = new Negotiation(this, created, this.plan);
		this.negotiation.start();
	}

	private void negotiate(Consumer<Negotiation> step) {
		onOwner(() -> {
			if (this.negotiation != null) {
				step.accept(this.negotiation);
			}
		});
	}

	// Order: callbacks cut off, channels closed, senders gone, channels disposed of,
	// connection closed, and only then the factory given back.
	private void tearDown() {
		this.observer.cutOff();
		DataChannels current = this.channels;
		if (current != null) {
			current.dispose();
		}
		this.observer.disposeOfForeignChannels();
		RTCPeerConnection open = this.connection;
		if (open != null) {
			NativeFactory.quietly(open::close);
		}
		// Closing waits for the callbacks: no more can come.
		this.observer.disposeOfForeignChannels();
		this.factory.remove(this);
		this.connection = null;
		this.negotiation = null;
		this.plan.runtime().release(this.factory);
		this.events.closed(String.valueOf(this.ending.get()));
		this.torndown.complete(null);
	}

	private void failed(Throwable ex) {
		logger.error("A connection is closed because of an unexpected failure", ex);
		end("This side failed: " + ex);
	}

}
