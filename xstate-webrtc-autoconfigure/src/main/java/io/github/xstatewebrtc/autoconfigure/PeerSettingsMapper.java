package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Ice;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Peer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.TransportPolicy;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.peer.PeerSettings;
import io.github.xstatewebrtc.transport.webrtc.RemoteCandidatePolicy;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;

/**
 * Turns properties into this application as a peer.
 */
final class PeerSettingsMapper {

	private static final String PREFIX = "xstate.webrtc.peer.";

	private static final String MIN_PORT = PREFIX + "min-port";

	private static final String MAX_PORT = PREFIX + "max-port";

	/** As much of a peer's name and instance as a hub takes. */
	private static final int MAX_NAME = 128;

	private static final int MAX_PORT_NUMBER = 65_535;

	private static final int EXAMPLE_RANGE = 100;

	private PeerSettingsMapper() {
	}

	static PeerSettings peer(Peer properties, String applicationName, String hostName, List<String> channelLabels) {
		String name = properties.name();
		if (name != null && name.length() > MAX_NAME) {
			throw new InvalidSettingException(PREFIX + "name", name,
					"It has " + name.length() + " characters; a peer's name has at most " + MAX_NAME + ".",
					"Shorten it, such as:" + InvalidSettingException.example(PREFIX + "name", shortened(name)));
		}
		return new PeerSettings(StringUtils.hasText(name) ? name : shortened(applicationName), shortened(hostName),
				channelLabels, LinkSettings.defaults());
	}

	static WebRtcSettings webRtc(Peer properties, Ice ice) {
		int min = port(MIN_PORT, properties.minPort());
		int max = port(MAX_PORT, properties.maxPort());
		if (min == 0 ^ max == 0) {
			throw halfARange(min, max);
		}
		if (min > max) {
			throw new InvalidSettingException(MAX_PORT, max, "It is below " + MIN_PORT + ", which is " + min + ".",
					"Set the lower port as " + MIN_PORT + ":" + range(max, min));
		}
		boolean relay = properties.transportPolicy() == TransportPolicy.RELAY;
		if (relay && !namesTurnServer(ice)) {
			throw new InvalidSettingException(PREFIX + "transport-policy", "relay",
					"Only a TURN server relays, and none is named.",
					"Name the TURN server, and the secret that it shares with this application, such as:"
							+ InvalidSettingException.example("xstate.webrtc.ice.turn.urls",
									"turn:turn.example.org:3478")
							+ "%n    xstate.webrtc.ice.turn.secret=${TURN_SECRET}".formatted());
		}
		return new WebRtcSettings(min, max, relay, properties.nativeDirectory(), RemoteCandidatePolicy.DEFAULT);
	}

	private static int port(String property, @Nullable Integer port) {
		if (port != null && (port < 1 || port > MAX_PORT_NUMBER)) {
			throw new InvalidSettingException(property, port, "A port is between 1 and " + MAX_PORT_NUMBER + ".",
					"Set both ends of the range of UDP ports, such as:" + range(50_000, 50_000 + EXAMPLE_RANGE));
		}
		return (port != null) ? port : 0;
	}

	private static InvalidSettingException halfARange(int min, int max) {
		boolean low = min > 0;
		int other = low ? Math.min(min + EXAMPLE_RANGE, MAX_PORT_NUMBER) : Math.max(max - EXAMPLE_RANGE, 1);
		return new InvalidSettingException(low ? MIN_PORT : MAX_PORT, low ? min : max,
				"It is one end of a range, and " + (low ? MAX_PORT : MIN_PORT) + " is not set.",
				"Set the other end too, such as:" + (low ? range(min, other) : range(other, max)));
	}

	private static String range(int low, int high) {
		return InvalidSettingException.example(MIN_PORT, "" + low) + "%n    %s=%d".formatted(MAX_PORT, high);
	}

	private static boolean namesTurnServer(Ice ice) {
		return !ice.turn().urls().isEmpty() || ice.servers()
			.stream()
			.flatMap((server) -> server.urls().stream())
			.anyMatch((url) -> url.startsWith("turn"));
	}

	private static String shortened(String name) {
		return name.substring(0, Math.min(name.length(), MAX_NAME));
	}

}
