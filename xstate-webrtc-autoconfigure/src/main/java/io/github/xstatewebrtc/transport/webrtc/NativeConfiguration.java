package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;

import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.IceServerValidator;

/**
 * Writes the configuration of a connection in the native library's terms.
 */
final class NativeConfiguration {

	private NativeConfiguration() {
	}

	/**
	 * Write it. Whatever the native library would refuse is refused here: its own refusal
	 * ends the process.
	 * @param settings how this side connects
	 * @param iceServers the STUN and TURN servers
	 * @return the configuration
	 */
	static RTCConfiguration of(WebRtcSettings settings, List<IceServer> iceServers) {
		IceServerValidator.validate(iceServers);
		RTCConfiguration configuration = new RTCConfiguration();
		configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
		configuration.iceTransportPolicy = settings.relayOnly() ? RTCIceTransportPolicy.RELAY
				: RTCIceTransportPolicy.ALL;
		configuration.portAllocatorConfig.minPort = settings.minPort();
		configuration.portAllocatorConfig.maxPort = settings.maxPort();
		for (IceServer iceServer : iceServers) {
			configuration.iceServers.add(of(iceServer));
		}
		return configuration;
	}

	private static RTCIceServer of(IceServer iceServer) {
		RTCIceServer server = new RTCIceServer();
		server.urls.addAll(iceServer.urls());
		server.username = iceServer.username();
		server.password = iceServer.credential();
		return server;
	}

}
