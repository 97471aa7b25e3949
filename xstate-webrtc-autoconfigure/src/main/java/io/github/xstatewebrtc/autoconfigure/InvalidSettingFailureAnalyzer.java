package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Shows what is wrong with a property, where it is set and what to do.
 */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	private final PropertyOrigins origins;

	InvalidSettingFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		StringBuilder description = new StringBuilder(cause.property())
			.append(" cannot be used as it is set:%n".formatted());
		if (cause.value() != null) {
			description.append("%n    Value: %s".formatted(cause.value()));
		}
		this.origins.find(cause.property())
			.ifPresent((origin) -> description.append("%n    Origin: %s".formatted(origin)));
		description.append("%n    Reason: %s".formatted(cause.reason()));
		return new FailureAnalysis(description.toString(), cause.action(), cause);
	}

}
