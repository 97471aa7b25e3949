package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.IceServerValidator;

/**
 * Makes connections by WebRTC. Constructing it loads nothing: the native library is
 * loaded and set up by the first connection and shared by all factories of one class
 * loader. Safe for use by many threads.
 */
public final class WebRtcTransportFactory implements TransportFactory, AutoCloseable {

	/**
	 * The class without which no connection can be made: that webrtc-java is there.
	 */
	public static final String REQUIRED_CLASS = "dev.onvoid.webrtc.PeerConnectionFactory";

	private static final Log logger = LogFactory.getLog(WebRtcTransportFactory.class);

	private static final int CLOSE_SECONDS = 2;

	private final NativeRuntime runtime;

	private final LongAdder refusedCandidates = new LongAdder();

	private final LongAdder overloaded = new LongAdder();

	private final LongAdder made = new LongAdder();

	// Each with what is done once it is torn down.
	private final Map<Transport, CompletableFuture<Void>> connections = new ConcurrentHashMap<>();

	private final WebRtcSettings settings;

	private boolean closed;

	/**
	 * Create a factory.
	 * @param settings how its connections are made
	 */
	public WebRtcTransportFactory(WebRtcSettings settings) {
		this(settings, NativeRuntime.SHARED);
	}

	WebRtcTransportFactory(WebRtcSettings settings, NativeRuntime runtime) {
		this.settings = settings;
		this.runtime = runtime;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The first call in a process takes some 200 ms more than the others.
	 * @throws io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException if a
	 * server is malformed
	 */
	@Override
	public Transport create(Role role, List<IceServer> iceServers) {
		return create(role, iceServers, this.runtime.newWear().ofConnection());
	}

	private synchronized Transport create(Role role, List<IceServer> iceServers, ConnectionWear wear) {
		IceServerValidator.validate(iceServers);
		if (this.closed) {
			throw new TransportUnavailableException("No connection can be made: this side is closing", null);
		}
		NativeFactory factory = this.runtime.retain(this, this.settings.nativeDirectory(), wear.isApart());
		WebRtcTransport transport = new WebRtcTransport(factory, new ConnectionPlan(this.runtime, role, this.settings,
				List.copyOf(iceServers), wear, this.refusedCandidates, this.overloaded));
		this.made.increment();
		this.connections.put(transport, transport.torndown().thenRun(() -> this.connections.remove(transport)));
		return transport;
	}

	@Override
	public boolean canRestart() {
		return true;
	}

	@Override
	public TransportFactory forPeer() {
		return new OfPeer();
	}

	/**
	 * Return whether the native library is loaded, without loading it.
	 * @return the state of this moment
	 */
	public NativeStatus status() {
		return this.runtime.status();
	}

	/**
	 * Return how far the native library is worn.
	 * @return the figures of this moment
	 */
	public NativeUse use() {
		return this.runtime.use();
	}

	/**
	 * Return how many connections were made so far, or tried to be.
	 * @return a number that only grows
	 */
	public long connectionsMade() {
		return this.made.sum();
	}

	/**
	 * Return how many of the other sides' candidates were refused so far, by policy or
	 * because they made no sense.
	 * @return a number that only grows
	 */
	public long refusedCandidates() {
		return this.refusedCandidates.sum();
	}

	/**
	 * Return how many connections have ended since more waited for the other side than
	 * may.
	 * @return a number that only grows
	 */
	public long connectionsOverloaded() {
		return this.overloaded.sum();
	}

	/**
	 * Close this factory's connections and wait until they are torn down, 2 seconds at
	 * most. The last factory of the class loader disposes of the native one. Idempotent;
	 * never to be called by a {@link io.github.xstatewebrtc.link.TransportListener}.
	 */
	@Override
	public void close() {
		Map<Transport, CompletableFuture<Void>> open;
		synchronized (this) {
			this.closed = true;
			open = Map.copyOf(this.connections);
		}
		open.keySet().forEach(Transport::close);
		CompletableFuture<?>[] ends = open.values().toArray(CompletableFuture<?>[]::new);
		CompletableFuture<Void> left = CompletableFuture.allOf(ends)
			.thenRunAsync(() -> this.runtime.leave(this), this.runtime.owner());
		try {
			left.get(CLOSE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.warn("The native WebRTC library was not torn down within " + CLOSE_SECONDS
					+ " s; it goes when the process does", ex);
		}
	}

	/**
	 * Makes the connections to one other peer, whose wear counts together.
	 */
	private final class OfPeer implements TransportFactory {

		private final PeerWear wear = WebRtcTransportFactory.this.runtime.newWear();

		@Override
		public Transport create(Role role, List<IceServer> iceServers) {
			return WebRtcTransportFactory.this.create(role, iceServers, this.wear.ofConnection());
		}

		@Override
		public boolean canRestart() {
			return WebRtcTransportFactory.this.canRestart();
		}

	}

}
