package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.actor.capture.SecretKeys;
import io.github.xstatewebrtc.actor.capture.SecretTypes;
import io.github.xstatewebrtc.actor.capture.ValueSanitizer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Inspection;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Peer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Signaling;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.TransportPolicy;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.ShowValues;
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

	/** As much of a peer's name and instance as a hub takes. */
	private static final int MAX_NAME = 128;

	private static final int MAX_HISTORY = 100_000;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Pattern NO_WORD = Pattern.compile("[-_. ]*|.*[*+?^$|()\\[\\]{}\\\\].*");

	private final XStateWebRtcProperties properties;

	private final String applicationName;

	private final String hostName;

	SettingsMapper(XStateWebRtcProperties properties, Environment environment) {
		this.properties = properties;
		String name = environment.getProperty("spring.application.name");
		this.applicationName = StringUtils.hasText(name) ? name : DEFAULT_NAME;
		this.hostName = HostName.of(environment);
	}

	String applicationName() {
		return this.applicationName;
	}

	List<String> channelLabels() {
		return ChannelLabels.configuredOr(this.properties.channelLabels(), this.applicationName);
	}

	PeerSettings peer() {
		String name = this.properties.peer().name();
		require("peer.name", name, name == null || name.length() <= MAX_NAME, "At most 128 characters.");
		return new PeerSettings(StringUtils.hasText(name) ? name : shortened(this.applicationName),
				shortened(this.hostName), channelLabels(), LinkSettings.defaults());
	}

	WebRtcSettings webRtc() {
		Peer peer = this.properties.peer();
		int min = port("min-port", peer.minPort(), peer.maxPort());
		int max = port("max-port", peer.maxPort(), peer.minPort());
		if (min > max) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "peer.max-port", max,
					"It is below " + PREFIX + "peer.min-port, which is " + min + ".");
		}
		require("peer.transport-policy", peer.transportPolicy(),
				peer.transportPolicy() != TransportPolicy.RELAY || namesTurnServer(),
				"Only a TURN server relays: name one under " + PREFIX + "ice.servers or " + PREFIX + "ice.turn.");
		return new WebRtcSettings(min, max, peer.transportPolicy() == TransportPolicy.RELAY, peer.nativeDirectory(),
				RemoteCandidatePolicy.DEFAULT);
	}

	private boolean namesTurnServer() {
		return !this.properties.ice().turn().urls().isEmpty() || this.properties.ice()
			.servers()
			.stream()
			.flatMap((server) -> server.urls().stream())
			.anyMatch((url) -> url.startsWith("turn"));
	}

	HubSettings hub() {
		Signaling signaling = this.properties.signaling();
		require("signaling.max-members", signaling.maxMembers(), signaling.maxMembers() > 0, "At least one.");
		require("signaling.max-messages-per-second", signaling.maxMessagesPerSecond(),
				signaling.maxMessagesPerSecond() > 0, "At least one.");
		require("signaling.max-message-size", signaling.maxMessageSize(),
				signaling.maxMessageSize().toKilobytes() >= 16 && signaling.maxMessageSize().toMegabytes() <= 16,
				"Between 16KB, which a browser's offer may need, and 16MB.");
		require("signaling.join-timeout", signaling.joinTimeout(), isBetween(SECOND, signaling.joinTimeout(), HOUR),
				"Between a second and an hour.");
		require("signaling.resume-window", signaling.resumeWindow(),
				isBetween(Duration.ZERO, signaling.resumeWindow(), HOUR), "Between 0 and an hour.");
		return new HubSettings(signaling.maxMembers(), (int) signaling.maxMessageSize().toBytes(),
				signaling.maxMessagesPerSecond(), signaling.joinTimeout(), signaling.resumeWindow(),
				(this.properties.peer().transportPolicy() == TransportPolicy.RELAY) ? "relay" : "all");
	}

	Duration heartbeat() {
		Duration heartbeat = this.properties.signaling().heartbeat();
		require("signaling.heartbeat", heartbeat, isBetween(SECOND, heartbeat, HOUR), "Between a second and an hour.");
		return heartbeat;
	}

	InspectionSettings inspection(List<ValueSanitizer> sanitizers) {
		Inspection inspection = this.properties.inspection();
		require("inspection.history", inspection.history(),
				inspection.history() >= 0 && inspection.history() <= MAX_HISTORY,
				"0 to 100,000 events: they are held in memory.");
		for (int i = 0; i < inspection.keysToMask().size(); i++) {
			String word = inspection.keysToMask().get(i);
			require("inspection.keys-to-mask[" + i + "]", word, !NO_WORD.matcher(word).matches(),
					"A word, not a pattern: 'iban' masks 'iban', 'customerIban' and 'IBAN-code'.");
		}
		return new InspectionSettings(inspection.history(), InspectionSettings.DEFAULTS.queue(), inspection.include(),
				inspection.exclude(), ShowValues.valueOf(inspection.showValues().name()),
				new Redaction(new SecretKeys(inspection.keysToMask()),
						new SecretTypes(MaskedTypes.named(inspection.typesToMask())), sanitizers));
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

	private static boolean isBetween(Duration least, Duration value, Duration most) {
		return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
	}

	private static String shortened(String name) {
		return name.substring(0, Math.min(name.length(), MAX_NAME));
	}

	private static void require(String property, @Nullable Object value, boolean fine, String reason) {
		if (!fine) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, reason);
		}
	}

}
