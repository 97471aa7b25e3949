package io.github.xstatewebrtc.peer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.transport.relay.RelayTransport;

/**
 * The way to one other peer through the hub.
 */
interface SignalWay {

	void signal(Signal signal);

	// The STUN and TURN servers to use from now on.
	List<IceServer> iceServers();

	/**
	 * Tell whether the hub is reached at this moment.
	 * @return whether a signal sent now would arrive there
	 */
	boolean isJoined();

	/**
	 * Tell whether the hub is reached and passes on frames.
	 * @return whether {@link #relay} would make a connection
	 */
	boolean relays();

	/**
	 * Make a connection through the hub.
	 * @param role whether this side opens it
	 * @param conn its name
	 * @return the connection, not open, {@code null} if the hub passes on no frames
	 */
	@Nullable RelayTransport relay(Role role, String conn);

}
