package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * What one connection is to be.
 *
 * @param runtime what it shares with all others
 * @param role who makes the offer
 * @param settings how this side connects
 * @param iceServers the STUN and TURN servers
 * @param wear counts what arrives
 * @param refusedCandidates counts what is refused
 * @param overloaded counts connections that end since too much waits
 */
record ConnectionPlan(NativeRuntime runtime, Role role, WebRtcSettings settings, List<IceServer> iceServers,
		ConnectionWear wear, LongAdder refusedCandidates, LongAdder overloaded) {

	Executor owner() {
		return this.runtime.owner();
	}

}
