package io.github.xstatewebrtc.transport.webrtc;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How this side connects.
 *
 * @param minPort the lowest UDP port to listen on, 0: any
 * @param maxPort the highest UDP port to listen on, 0: any; both are 0 or neither
 * @param relayOnly whether only TURN servers may carry the connection, so that neither
 * side learns the other's address ({@code iceTransportPolicy} {@code relay})
 * @param nativeDirectory a directory to unpack the native library in, which must allow
 * execution; {@code null}: the directory for temporary files
 * @param remoteCandidates which of the other side's addresses may be sent to
 */
public record WebRtcSettings(int minPort, int maxPort, boolean relayOnly, @Nullable Path nativeDirectory,
		RemoteCandidatePolicy remoteCandidates) {

	/**
	 * Any port, any path, the directory for temporary files.
	 */
	public static final WebRtcSettings DEFAULTS = new WebRtcSettings(0, 0, false, null, RemoteCandidatePolicy.DEFAULT);

	public WebRtcSettings {
		requirePort("minPort", minPort);
		requirePort("maxPort", maxPort);
		if ((minPort == 0) != (maxPort == 0)) {
			throw new IllegalArgumentException(
					"minPort " + minPort + " and maxPort " + maxPort + " must both be 0 (any port) or both be set");
		}
		if (minPort > maxPort) {
			throw new IllegalArgumentException("minPort " + minPort + " is above maxPort " + maxPort);
		}
	}

	private static void requirePort(String name, int port) {
		if (port < 0 || port > 65_535) {
			throw new IllegalArgumentException(name + " " + port + " is no port: it must be between 0 and 65535");
		}
	}

}
