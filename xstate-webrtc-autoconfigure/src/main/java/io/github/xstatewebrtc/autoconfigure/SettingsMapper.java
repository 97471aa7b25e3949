package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.actor.capture.ValueSanitizer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Inspection;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.peer.PeerSettings;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.JoinTokens;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.web.servlet.BasePath;

/**
 * Turns properties into what the rooms want to know: all of them at once, so that what
 * makes no sense is refused at the start and not by what is first used much later.
 */
final class SettingsMapper {

	private static final String DEFAULT_NAME = "application";

	private final String applicationName;

	private final List<String> channelLabels;

	private final BasePath basePath;

	private final PeerSettings peer;

	private final WebRtcSettings webRtc;

	private final JoinTokens joinTokens;

	private final ResumeTokens resumeTokens;

	private final IceServers iceServers;

	private final HubSettings hub;

	private final Duration heartbeat;

	private final Inspection inspection;

	private final Exposure exposure;

	SettingsMapper(XStateWebRtcProperties properties, Environment environment) {
		String name = environment.getProperty("spring.application.name");
		this.applicationName = StringUtils.hasText(name) ? name : DEFAULT_NAME;
		AccessSettingsMapper.check(properties);
		this.basePath = AccessSettingsMapper.basePath(properties.basePath());
		this.channelLabels = ChannelLabels.configuredOr(properties.channelLabels(), this.applicationName);
		this.joinTokens = JoinTokensMapper.map(properties.joinTokens());
		this.resumeTokens = JoinTokensMapper.resumeTokens(properties.joinTokens());
		this.iceServers = IceServersMapper.map(properties.ice());
		this.peer = PeerSettingsMapper.peer(properties.peer(), this.applicationName, HostName.of(environment),
				this.channelLabels);
		this.webRtc = PeerSettingsMapper.webRtc(properties.peer(), properties.ice());
		this.hub = HubSettingsMapper.hub(properties.signaling(), properties.relay(),
				properties.peer().transportPolicy());
		this.heartbeat = HubSettingsMapper.heartbeat(properties.signaling());
		this.inspection = InspectionSettingsMapper.checked(properties.inspection());
		this.exposure = ExposureMapper.map(properties.actors());
	}

	String applicationName() {
		return this.applicationName;
	}

	List<String> channelLabels() {
		return this.channelLabels;
	}

	BasePath basePath() {
		return this.basePath;
	}

	PeerSettings peer() {
		return this.peer;
	}

	WebRtcSettings webRtc() {
		return this.webRtc;
	}

	JoinTokens joinTokens() {
		return this.joinTokens;
	}

	ResumeTokens resumeTokens() {
		return this.resumeTokens;
	}

	IceServers iceServers() {
		return this.iceServers;
	}

	HubSettings hub() {
		return this.hub;
	}

	Duration heartbeat() {
		return this.heartbeat;
	}

	Exposure exposure() {
		return this.exposure;
	}

	InspectionSettings inspection(List<ValueSanitizer> sanitizers) {
		return InspectionSettingsMapper.map(this.inspection, sanitizers);
	}

}
