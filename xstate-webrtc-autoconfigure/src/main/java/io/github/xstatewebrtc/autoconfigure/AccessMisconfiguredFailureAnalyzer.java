package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do about access that cannot work.
 */
final class AccessMisconfiguredFailureAnalyzer extends AbstractFailureAnalyzer<AccessMisconfiguredException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AccessMisconfiguredException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
