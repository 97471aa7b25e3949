package io.github.xstatewebrtc.actor.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Redacts the values in a machine config: whatever is not known to be its structure, such
 * as initial context, parameters, and members that are the application's own. A state
 * named {@code token} stays a state.
 */
final class DefinitionRedaction {

	/** Members of which states, transitions, actions, guards and invocations are made. */
	private static final Set<String> STRUCTURE = Set.of("id", "key", "type", "initial", "version", "description",
			"history", "order", "always", "target", "reenter", "internal", "actions", "entry", "exit", "guard",
			"guards", "invoke", "src", "systemId", "onDone", "onError", "onSnapshot", "delay", "tags");

	/** Members whose keys are names that somebody chose, such as those of states. */
	private static final Set<String> NAMED = Set.of("states", "on", "after");

	private DefinitionRedaction() {
	}

	static Map<String, @Nullable Object> redact(Map<String, ? extends @Nullable Object> config, ValueCapture capture) {
		Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
		config.forEach((key, value) -> {
			if (STRUCTURE.contains(key)) {
				redacted.put(key, structure(value, capture));
			}
			else if (NAMED.contains(key)) {
				redacted.put(key,
						(value instanceof Map<?, ?> named) ? named(named, capture) : structure(value, capture));
			}
			else {
				redacted.putAll(value(key, value, capture));
			}
		});
		return Collections.unmodifiableMap(redacted);
	}

	private static Map<String, @Nullable Object> named(Map<?, ?> named, ValueCapture capture) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		named.forEach((name, member) -> members.put(String.valueOf(name), structure(member, capture)));
		return Collections.unmodifiableMap(members);
	}

	// As a member, not by itself: its key says whether it is a secret.
	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> value(String key, @Nullable Object value, ValueCapture capture) {
		Object captured = capture.capture(Collections.singletonMap(key, value));
		return (captured instanceof Map<?, ?> member) ? (Map<String, @Nullable Object>) member : Map.of();
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
