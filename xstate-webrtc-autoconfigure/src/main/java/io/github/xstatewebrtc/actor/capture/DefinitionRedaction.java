package io.github.xstatewebrtc.actor.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Redacts the values in a machine config: initial context, inputs, parameters, output and
 * meta data. A state named {@code token} stays a state.
 */
final class DefinitionRedaction {

	private static final Set<String> VALUES = Set.of("context", "input", "params", "output", "meta", "data");

	/** Members whose keys are names that somebody chose, such as those of states. */
	private static final Set<String> NAMED = Set.of("states", "on", "after");

	private DefinitionRedaction() {
	}

	static Map<String, @Nullable Object> redact(Map<String, ? extends @Nullable Object> config, ValueCapture capture) {
		Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
		config.forEach((key, value) -> {
			if (VALUES.contains(key)) {
				redacted.put(key, capture.capture(value));
			}
			else if (NAMED.contains(key) && value instanceof Map<?, ?> named) {
				Map<String, @Nullable Object> members = new LinkedHashMap<>();
				named.forEach((name, member) -> members.put(String.valueOf(name), structure(member, capture)));
				redacted.put(key, Collections.unmodifiableMap(members));
			}
			else {
				redacted.put(key, structure(value, capture));
			}
		});
		return Collections.unmodifiableMap(redacted);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object structure(@Nullable Object value, ValueCapture capture) {
		if (value instanceof Map<?, ?> config) {
			return redact((Map<String, @Nullable Object>) config, capture);
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> members = new ArrayList<>(list.size());
			list.forEach((member) -> members.add(structure(member, capture)));
			return Collections.unmodifiableList(members);
		}
		return value;
	}

}
