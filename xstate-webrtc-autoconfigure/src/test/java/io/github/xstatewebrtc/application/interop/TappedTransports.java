package io.github.xstatewebrtc.application.interop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Real connections that are known by the peer at the other end, as its hello says, and
 * can be cut.
 */
final class TappedTransports implements TransportFactory {

	private final TransportFactory real;

	private final Map<String, TappedTransport> byPeer;

	TappedTransports(TransportFactory real) {
		this(real, new ConcurrentHashMap<>());
	}

	private TappedTransports(TransportFactory real, Map<String, TappedTransport> byPeer) {
		this.real = real;
		this.byPeer = byPeer;
	}

	@Override
	public Transport create(Role role, List<IceServer> iceServers) {
		return new TappedTransport(this.real.create(role, iceServers), this.byPeer::put);
	}

	@Override
	public TransportFactory forPeer() {
		return new TappedTransports(this.real.forPeer(), this.byPeer);
	}

	@Override
	public boolean canRestart() {
		return this.real.canRestart();
	}

	/**
	 * Close the present connection to a peer, without a word.
	 */
	void cut(String peerId) {
		TappedTransport transport = this.byPeer.get(peerId);
		if (transport == null) {
			throw new IllegalArgumentException("There is no connection to " + peerId);
		}
		transport.close();
	}

	/**
	 * Return how this side named the present connection to a peer and the link that it
	 * serves.
	 */
	Map<String, String> names(String peerId) {
		TappedTransport transport = this.byPeer.get(peerId);
		return (transport != null) ? transport.names() : Map.of();
	}

}
