package io.github.xstatewebrtc.peer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Real connections, the latest of which can be cut from this side.
 */
final class CuttableTransports implements TransportFactory {

	private final TransportFactory real;

	private volatile @Nullable Transport latest;

	CuttableTransports(TransportFactory real) {
		this.real = real;
	}

	@Override
	public Transport create(Role role, List<IceServer> iceServers) {
		Transport made = this.real.create(role, iceServers);
		this.latest = made;
		return made;
	}

	@Override
	public boolean canRestart() {
		return this.real.canRestart();
	}

	void cut() {
		Transport transport = this.latest;
		if (transport != null) {
			transport.close();
		}
	}

}
