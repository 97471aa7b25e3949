package io.github.xstatewebrtc.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Inspection;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Peer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.ShowValues;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Signaling;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.TransportPolicy;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.peer.PeerSettings;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.transport.webrtc.RemoteCandidatePolicy;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;

/**
 * Turns properties into what the rooms want to know, and refuses what makes no sense with
 * a sentence that names the property.
 */
final class SettingsMapper {

	private static final String PREFIX = "xstate.webrtc.";

	private static final String DEFAULT_NAME = "application";

	private final XStateWebRtcProperties properties;

	private final String applicationName;

	SettingsMapper(XStateWebRtcProperties properties, Environment environment) {
		this.properties = properties;
		String name = environment.getProperty("spring.application.name");
		this.applicationName = StringUtils.hasText(name) ? name : DEFAULT_NAME;
	}

	String applicationName() {
		return this.applicationName;
	}

	List<String> channelLabels() {
		List<String> labels = this.properties.channelLabels();
		return labels.isEmpty() ? List.of(this.applicationName) : labels;
	}

	PeerSettings peer() {
		String name = this.properties.peer().name();
		return new PeerSettings(StringUtils.hasText(name) ? name : this.applicationName, hostName(), channelLabels(),
				LinkSettings.defaults());
	}

	WebRtcSettings webRtc() {
		Peer peer = this.properties.peer();
		int min = port("min-port", peer.minPort(), peer.maxPort());
		int max = port("max-port", peer.maxPort(), peer.minPort());
		if (min > max) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "peer.max-port", max,
					"It is below " + PREFIX + "peer.min-port, which is " + min + ".");
		}
		return new WebRtcSettings(min, max, peer.transportPolicy() == TransportPolicy.RELAY, peer.nativeDirectory(),
				RemoteCandidatePolicy.DEFAULT);
	}

	HubSettings hub() {
		Signaling signaling = this.properties.signaling();
		require("signaling.max-members", signaling.maxMembers(), signaling.maxMembers() > 0, "At least one.");
		require("signaling.max-messages-per-second", signaling.maxMessagesPerSecond(),
				signaling.maxMessagesPerSecond() > 0, "At least one.");
		require("signaling.max-message-size", signaling.maxMessageSize(),
				signaling.maxMessageSize().toKilobytes() >= 16 && signaling.maxMessageSize().toMegabytes() <= 16,
				"Between 16KB, which a browser's offer may need, and 16MB.");
		return new HubSettings(signaling.maxMembers(), (int) signaling.maxMessageSize().toBytes(),
				signaling.maxMessagesPerSecond(), signaling.joinTimeout(), signaling.resumeWindow(),
				(this.properties.peer().transportPolicy() == TransportPolicy.RELAY) ? "relay" : "all");
	}

	InspectionSettings inspection() {
		Inspection inspection = this.properties.inspection();
		require("inspection.history", inspection.history(), inspection.history() >= 0, "0 or more events.");
		return new InspectionSettings(inspection.history(), InspectionSettings.DEFAULTS.queue(), inspection.include(),
				inspection.exclude(), inspection.showValues() == ShowValues.ALWAYS, inspection.keysToMask());
	}

	private static int port(String name, @Nullable Integer port, @Nullable Integer other) {
		if (port == null && other == null) {
			return 0;
		}
		if (port == null) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "peer." + name, null,
					"Set both ends of the range, " + PREFIX + "peer.min-port and max-port, or neither.");
		}
		require("peer." + name, port, port > 0 && port <= 65_535, "A port is between 1 and 65535.");
		return port;
	}

	private static void require(String property, Object value, boolean fine, String reason) {
		if (!fine) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, reason);
		}
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
