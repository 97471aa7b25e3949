package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Relay;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Signaling;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.TransportPolicy;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.RelaySettings;

/**
 * Turns properties into limits and times of the signaling endpoint.
 */
final class HubSettingsMapper {

	private static final String SIGNALING = "xstate.webrtc.signaling.";

	private static final String RELAY = "xstate.webrtc.relay.";

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration HOUR = Duration.ofHours(1);

	/** Two pings that are not answered, and the time before the first. */
	private static final int UNNOTICED_HEARTBEATS = 3;

	/** For what goes out before a ping. */
	private static final Duration SENDING = Duration.ofSeconds(5);

	private static final DataSize LEAST_MESSAGE = DataSize.ofKilobytes(16);

	private static final DataSize LARGEST_MESSAGE = DataSize.ofMegabytes(16);

	private static final DataSize LEAST_QUOTA = DataSize.ofKilobytes(64);

	private static final DataSize LARGEST_QUOTA = DataSize.ofGigabytes(1);

	private HubSettingsMapper() {
	}

	static HubSettings hub(Signaling signaling, Relay relay, TransportPolicy policy) {
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
				signaling.joinTimeout(), signaling.resumeWindow(),
				heartbeat(signaling).multipliedBy(UNNOTICED_HEARTBEATS).plus(SENDING),
				(policy == TransportPolicy.RELAY) ? "relay" : "all", relay(relay));
	}

	private static RelaySettings relay(Relay relay) {
		DataSize quota = relay.maxBytesPerSecond();
		require(RELAY, "max-bytes-per-second", quota,
				quota.compareTo(LEAST_QUOTA) >= 0 && quota.compareTo(LARGEST_QUOTA) <= 0,
				"It must be between 64KB, which is a few frames, and 1GB.", "1MB");
		return new RelaySettings(relay.enabled(), (int) quota.toBytes());
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
		require(SIGNALING, name, value, fine, reason, normal);
	}

	private static void require(String prefix, String name, Object value, boolean fine, String reason, String normal) {
		if (!fine) {
			throw new InvalidSettingException(prefix + name, value, reason,
					"Remove it, or set a value in these bounds, such as the normal one:"
							+ InvalidSettingException.example(prefix + name, normal));
		}
	}

}
