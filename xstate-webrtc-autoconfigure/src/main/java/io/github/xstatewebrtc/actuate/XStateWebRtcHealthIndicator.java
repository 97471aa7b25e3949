package io.github.xstatewebrtc.actuate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import io.github.xstatewebrtc.actuate.PeersDescriptor.WebRtcDescriptor;

/**
 * Health of the peer. Never down: an application whose statecharts cannot be watched
 * serves its users all the same.
 */
public class XStateWebRtcHealthIndicator extends AbstractHealthIndicator {

	private final PeerDirectory directory;

	private final WebRtcStatus webRtc;

	public XStateWebRtcHealthIndicator(PeerDirectory directory, WebRtcStatus webRtc) {
		this.directory = directory;
		this.webRtc = webRtc;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		WebRtcDescriptor described = this.webRtc.describe();
		if (this.webRtc.isUnavailable()) {
			builder.unknown();
		}
		else {
			builder.up();
		}
		builder.withDetail("webrtc", described.status());
		if (described.reason() != null) {
			builder.withDetail("reason", described.reason());
		}
		builder.withDetail("channels", this.directory.ownIds().keySet());
		builder.withDetail("peers", this.directory.count());
	}

}
