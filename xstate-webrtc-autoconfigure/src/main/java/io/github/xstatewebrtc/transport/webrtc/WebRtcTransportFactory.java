package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.IceServerValidator;

/**
 * Makes connections by WebRTC. Constructing it loads nothing; the native library is
 * loaded and set up by the first connection and shared by all factories of one class
 * loader. Safe for use by many threads.
 */
public final class WebRtcTransportFactory implements TransportFactory, AutoCloseable {

	private final WebRtcSettings settings;

	public WebRtcTransportFactory(WebRtcSettings settings) {
		this.settings = settings;
	}

	@Override
	public Transport create(Role role, List<IceServer> iceServers) {
		IceServerValidator.validate(iceServers);
		throw new TransportUnavailableException("No connection can be made yet with " + this.settings, null);
	}

	/**
	 * Return whether the native library is loaded, without loading it.
	 * @return the state of this moment
	 */
	public NativeStatus status() {
		return new NativeStatus(NativeStatus.State.NOT_LOADED, null, List.of());
	}

	/**
	 * Return how many of the other sides' candidates were refused so far, by policy or
	 * because they made no sense.
	 * @return a number that only grows
	 */
	public long refusedCandidates() {
		return 0;
	}

	/**
	 * Close this factory's connections and wait until they are torn down, 2 seconds at
	 * most. The last factory of the class loader disposes of the native one. Idempotent;
	 * never to be called by a {@link io.github.xstatewebrtc.link.TransportListener}.
	 */
	@Override
	public void close() {
	}

}
