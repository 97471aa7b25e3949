package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.github.xstatewebrtc.signaling.AuthorityAuthorizer;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.web.servlet.AccessGate;
import io.github.xstatewebrtc.web.servlet.OpenGate;

/**
 * Warns where anybody may make statecharts act: that may be meant, and often is not.
 */
final class OpenExposureWarning implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(OpenExposureWarning.class);

	private final AccessGate gate;

	private final ChannelAuthorizer authorizer;

	private final List<String> exposed;

	OpenExposureWarning(AccessGate gate, ChannelAuthorizer authorizer, List<String> exposed) {
		this.gate = gate;
		this.authorizer = authorizer;
		this.exposed = exposed;
	}

	// An authorizer of the application's own knows whom it lets in.
	@Override
	public void afterSingletonsInstantiated() {
		if (this.gate instanceof OpenGate && this.authorizer instanceof AuthorityAuthorizer
				&& !this.exposed.isEmpty()) {
			logger.warn("Everybody who can reach this application may send events to the statecharts that"
					+ " xstate.webrtc.actors.exposure.include names (" + String.join(", ", this.exposed)
					+ "), since xstate.webrtc.access is 'open'. If that is not meant, set it to 'authenticated' and name"
					+ " in xstate.webrtc.permissions.send who may.");
		}
	}

}
