package io.github.xstatewebrtc.peer;

import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * The way to one other peer through the hub.
 */
interface SignalWay {

	void signal(Signal signal);

	// The STUN and TURN servers to use from now on.
	List<IceServer> iceServers();

}
