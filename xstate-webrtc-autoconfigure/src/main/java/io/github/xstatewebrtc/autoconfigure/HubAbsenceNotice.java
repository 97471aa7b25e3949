package io.github.xstatewebrtc.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.github.xstatewebrtc.signaling.SignalingHub;

/**
 * Says once why nobody can watch, in an application that has no hub.
 */
final class HubAbsenceNotice implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(HubAbsenceNotice.class);

	private final ObjectProvider<SignalingHub> hub;

	HubAbsenceNotice(ObjectProvider<SignalingHub> hub) {
		this.hub = hub;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.hub.stream().findAny().isEmpty()) {
			logger.info("Statecharts cannot be watched here: page and signaling need Spring MVC on a servlet stack, and"
					+ " spring-websocket. Nothing else of this application is affected.");
		}
	}

}
