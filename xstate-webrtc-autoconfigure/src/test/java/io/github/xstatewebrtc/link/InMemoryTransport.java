package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * One end of a connection in memory. Frames lie in flight, one queue a channel, until
 * they are delivered to the other end: as tasks of the network's executor, or, once a
 * channel is {@linkplain #hold held}, when the test says so.
 */
public final class InMemoryTransport implements Transport {

	private final InMemoryNetwork network;

	private final String name;

	private final TransportFactory.Role role;

	private final InMemoryFlight flight = new InMemoryFlight();

	private volatile @Nullable TransportListener listener;

	private volatile @Nullable InMemoryTransport other;

	private volatile boolean opened;

	private volatile boolean closed;

	private volatile boolean closing;

	private volatile boolean told;

	private volatile boolean deaf;

	InMemoryTransport(InMemoryNetwork network, String name, TransportFactory.Role role) {
		this.network = network;
		this.name = name;
		this.role = role;
	}

	String name() {
		return this.name;
	}

	@Override
	public void open(TransportListener listener) {
		this.listener = listener;
		if (this.role == TransportFactory.Role.OFFERER) {
			this.network.execute(() -> listener.localDescription(new SessionDescription("offer", this.name)));
		}
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		InMemoryTransport found = this.network.find(description.sdp());
		if (this.role == TransportFactory.Role.ANSWERER && found != null) {
			this.network.execute(() -> pair(found));
		}
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
	}

	/**
	 * Become the answerer of an offerer, and open both.
	 * @param offerer the other end
	 */
	void pair(InMemoryTransport offerer) {
		if (this.closed || offerer.closed) {
			return;
		}
		face(offerer);
		requiredListener().localDescription(new SessionDescription("answer", this.name));
		openHere();
		offerer.openHere();
	}

	/**
	 * Be the other end of an offerer, with neither open yet.
	 * @param offerer the other end
	 */
	void face(InMemoryTransport offerer) {
		this.other = offerer;
		offerer.other = this;
	}

	/**
	 * Open this end, unless that was done, whether or not the other is open.
	 */
	void openHere() {
		if (!this.opened && !this.closed) {
			this.opened = true;
			requiredListener().opened();
			if (this.closing) {
				this.network.execute(this::closedByOther);
			}
		}
	}

	boolean hasOpened() {
		return this.opened;
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		if (frame.length == 0 || frame.length > maxFrameBytes()) {
			throw new IllegalArgumentException("A frame of " + frame.length + " bytes");
		}
		if (this.closed) {
			return;
		}
		this.flight.add(channel, frame);
		this.network.execute(this::deliverAny);
	}

	/**
	 * Hand a frame to the other end at once, however large or empty it is.
	 * @param channel the channel
	 * @param frame the frame
	 */
	public void force(LinkChannel channel, byte[] frame) {
		deliver(channel, frame);
	}

	/**
	 * Keep a channel's frames in flight until it is released.
	 * @param channel the channel
	 */
	public void hold(LinkChannel channel) {
		this.flight.hold(channel);
	}

	/**
	 * Deliver what was held, and everything that follows.
	 * @param channel the channel
	 */
	public void release(LinkChannel channel) {
		for (int i = this.flight.release(channel); i > 0; i--) {
			this.network.execute(this::deliverAny);
		}
	}

	/**
	 * Deliver one frame of a held channel.
	 * @param channel the channel
	 * @return whether there was one
	 */
	public boolean deliverOne(LinkChannel channel) {
		byte[] frame = this.flight.poll(channel);
		if (frame != null) {
			deliver(channel, frame);
		}
		return frame != null;
	}

	/**
	 * Return how many frames a channel has in flight.
	 * @param channel the channel
	 * @return a number of frames
	 */
	public int inFlight(LinkChannel channel) {
		return this.flight.size(channel);
	}

	/**
	 * Return every frame that was ever sent from this end.
	 * @return the frames in order
	 */
	public List<InMemoryFlight.Sent> sent() {
		return this.flight.sent();
	}

	/**
	 * Cut the connection: what is in flight, either way, is lost, and both ends learn
	 * that it is over, this one first.
	 * @param reason what they are told
	 */
	public void cut(String reason) {
		InMemoryTransport end = this.other;
		over(reason);
		this.flight.clear();
		if (end != null) {
			end.over(reason);
			end.flight.clear();
		}
	}

	/**
	 * Kill this end without a word: it hears nothing any more and the other end is not
	 * told, as when a process is stopped.
	 */
	public void vanish() {
		this.closed = true;
		this.told = true;
		this.deaf = true;
	}

	@Override
	public int maxFrameBytes() {
		return this.network.maxFrameBytes();
	}

	@Override
	public TransportStatistics statistics() {
		long bytes = sent().stream().mapToLong((frame) -> frame.text().length()).sum();
		return new TransportStatistics(new TransportStatistics.Path("host", "host", null, null, "udp"),
				Duration.ofMillis(1), bytes, 0);
	}

	@Override
	public void close() {
		InMemoryTransport end = this.other;
		if (end != null && !this.closed) {
			this.network.execute(() -> end.closedByOther());
		}
		over("This side closed the connection.");
	}

	/**
	 * Return whether the connection is over at this end.
	 * @return {@code true} once closed, cut or vanished
	 */
	public boolean isClosed() {
		return this.closed;
	}

	private void closedByOther() {
		InMemoryTransport end = this.other;
		if (this.listener == null) {
			this.closing = true;
			return;
		}
		while (end != null && this.opened
				&& (end.deliverOne(LinkChannel.ACTOR) || end.deliverOne(LinkChannel.INSPECT))) {
			// what was sent before it closed arrives
		}
		over("The other side closed the connection.");
	}

	private void over(String reason) {
		TransportListener told = this.listener;
		this.closed = true;
		if (!this.told && told != null) {
			this.told = true;
			this.network.execute(() -> {
				this.deaf = true;
				told.closed(reason);
			});
		}
	}

	private void deliverAny() {
		LinkChannel channel = this.flight.next(this.network.shuffle());
		if (channel != null) {
			deliverOne(channel);
		}
	}

	private void deliver(LinkChannel channel, byte[] frame) {
		InMemoryTransport end = this.other;
		if (end != null && !end.deaf) {
			end.requiredListener().received(channel, frame);
		}
	}

	private TransportListener requiredListener() {
		TransportListener opened = this.listener;
		if (opened == null) {
			throw new IllegalStateException("The transport " + this.name + " was never opened");
		}
		return opened;
	}

}
