package io.github.xstatewebrtc.web.servlet;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Warns once of each foreign origin, and of so many only: strangers must not fill the
 * log.
 */
final class ForeignOriginLog {

	private static final Log logger = LogFactory.getLog(ForeignOriginLog.class);

	private static final int MAX_ORIGINS = 100;

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	void warn(AccessDecision.ForeignOrigin decision) {
		if (this.warned.size() < MAX_ORIGINS && this.warned.add(decision.origin())) {
			logger.warn("Refused: " + decision.message());
		}
	}

}
