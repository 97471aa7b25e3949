package io.github.xstatewebrtc.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows which names are unknown, where they stand and what was probably meant.
 */
final class UnknownPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<UnknownPropertiesException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownPropertiesException cause) {
		String description = cause.properties()
			.stream()
			.map(UnknownPropertiesFailureAnalyzer::describe)
			.collect(Collectors.joining("%n".formatted(), "xstate-webrtc has no such property:%n".formatted(), ""));
		String action = cause.properties()
			.stream()
			.map((property) -> "%n    %s".formatted(property.advice()))
			.collect(Collectors.joining("", "Correct or remove what is set there:%n".formatted(), ""));
		return new FailureAnalysis(description, action, cause);
	}

	private static String describe(UnknownProperty property) {
		String name = "%n    Property: %s".formatted(property.name());
		return (property.origin() != null) ? name + "%n    Origin: %s".formatted(property.origin()) : name;
	}

}
