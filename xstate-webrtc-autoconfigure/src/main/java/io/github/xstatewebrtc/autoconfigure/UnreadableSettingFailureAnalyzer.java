package io.github.xstatewebrtc.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Shows how a duration, a size, a number, a choice is written. Spring Boot's own analysis
 * tells that it cannot be converted.
 */
final class UnreadableSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("xstate.webrtc");

	private final InvalidSettingFailureAnalyzer settings;

	UnreadableSettingFailureAnalyzer(Environment environment) {
		this.settings = new InvalidSettingFailureAnalyzer(environment);
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null || !PREFIX.isAncestorOf(property.getName())) {
			return null;
		}
		String name = property.getName().toString();
		String value = String.valueOf(property.getValue());
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().resolve(Object.class));
		InvalidSettingException setting = type.isEnum() ? choice(name, value, type.getEnumConstants())
				: unreadable(name, value, type);
		return (setting != null) ? this.settings.analyze(rootFailure, setting) : null;
	}

	private static InvalidSettingException choice(String name, String value, Object[] constants) {
		List<String> choices = Arrays.stream(constants)
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
		String example = EditDistance.near(value.toLowerCase(Locale.ROOT), choices)
			.findFirst()
			.map((choice) -> " Did you mean this?" + InvalidSettingException.example(name, choice))
			.orElse("");
		return new InvalidSettingException(name, value, "There is no such choice.",
				"Choose one of " + String.join(", ", choices) + "." + example);
	}

	private static @Nullable InvalidSettingException unreadable(String name, String value, Class<?> type) {
		if (type == Duration.class) {
			return new InvalidSettingException(name, value, "It is not a duration.",
					"Write a number and its unit (ms, s, m, h or d), such as:"
							+ InvalidSettingException.example(name, "30s"));
		}
		if (type == DataSize.class) {
			return new InvalidSettingException(name, value, "It is not a size.",
					"Write a number and its unit (B, KB or MB), such as:"
							+ InvalidSettingException.example(name, "64KB"));
		}
		if (type == Boolean.class) {
			return new InvalidSettingException(name, value, "It is neither true nor false.",
					"Write true or false, such as:" + InvalidSettingException.example(name, "true"));
		}
		if (type == Integer.class) {
			return new InvalidSettingException(name, value, "It is not a whole number.",
					"Write digits only, such as:" + InvalidSettingException.example(name, "1000"));
		}
		return null;
	}

}
