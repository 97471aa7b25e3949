package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Signaling;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.TransportPolicy;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.RelaySettings;

/**
 * Turns properties into limits and times of the signaling endpoint.
 */
final class HubSettingsMapper {

	private static final String PREFIX = "xstate.webrtc.signaling.";

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration HOUR = Duration.ofHours(1);

	private static final DataSize LEAST_MESSAGE = DataSize.ofKilobytes(16);

	private static final DataSize LARGEST_MESSAGE = DataSize.ofMegabytes(16);

	private HubSettingsMapper() {
	}

	static HubSettings hub(Signaling signaling, TransportPolicy policy) {
		require("max-members", signaling.maxMembers(), signaling.maxMembers() > 0,
				"A channel has room for one member at least.", "2000");
		require("max-messages-per-second", signaling.maxMessagesPerSecond(), signaling.maxMessagesPerSecond() > 0,
				"A peer that may send nothing cannot join.", "100");
		DataSize size = signaling.maxMessageSize();
		require("max-message-size", size, size.compareTo(LEAST_MESSAGE) >= 0 && size.compareTo(LARGEST_MESSAGE) <= 0,
				"It must be between 16KB, which a browser's offer may need, and 16MB.", "64KB");
		require("join-timeout", signaling.joinTimeout(), isBetween(SECOND, signaling.joinTimeout(), HOUR),
				"It must be between a second and an hour.", "10s");
		require("resume-window", signaling.resumeWindow(), isBetween(Duration.ZERO, signaling.resumeWindow(), HOUR),
				"It must be between 0 and an hour.", "30s");
		return new HubSettings(signaling.maxMembers(), (int) size.toBytes(), signaling.maxMessagesPerSecond(),
				signaling.joinTimeout(), signaling.resumeWindow(), (policy == TransportPolicy.RELAY) ? "relay" : "all",
				RelaySettings.defaults());
	}

	static Duration heartbeat(Signaling signaling) {
		require("heartbeat", signaling.heartbeat(), isBetween(SECOND, signaling.heartbeat(), HOUR),
				"It must be between a second and an hour.", "15s");
		return signaling.heartbeat();
	}

	private static boolean isBetween(Duration least, Duration value, Duration most) {
		return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
	}

	private static void require(String name, Object value, boolean fine, String reason, String normal) {
		if (!fine) {
			throw new InvalidSettingException(PREFIX + name, value, reason,
					"Remove it, or set a value in these bounds, such as the normal one:"
							+ InvalidSettingException.example(PREFIX + name, normal));
		}
	}

}
