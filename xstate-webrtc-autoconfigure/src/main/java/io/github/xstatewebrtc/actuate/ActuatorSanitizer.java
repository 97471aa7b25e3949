package io.github.xstatewebrtc.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

import io.github.xstatewebrtc.actor.capture.ValueSanitizer;

/**
 * Lets the functions that sanitize an application's properties in Actuator have a say in
 * what is shown of its statecharts. The key that they see is where the value lies, such
 * as {@code customer.lines[0].sku}; there is no property source.
 */
public final class ActuatorSanitizer implements ValueSanitizer {

	private final List<SanitizingFunction> functions;

	/**
	 * Create a sanitizer.
	 * @param functions asked in turn, until one changes the value
	 */
	public ActuatorSanitizer(List<SanitizingFunction> functions) {
		this.functions = List.copyOf(functions);
	}

	@Override
	public @Nullable Object sanitize(String key, Object value) {
		SanitizableData data = new SanitizableData(null, key, value);
		for (SanitizingFunction function : this.functions) {
			Object shown = function.applyUnlessFiltered(data).getValue();
			if (!value.equals(shown)) {
				return shown;
			}
		}
		return value;
	}

}
