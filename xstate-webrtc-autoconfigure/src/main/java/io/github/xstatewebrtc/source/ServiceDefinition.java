package io.github.xstatewebrtc.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes a machine config of XState 5 of the definition that XState 4 writes: the same
 * tree, in which each transition is spelt out, and delayed and eventless ones stand among
 * the events.
 */
final class ServiceDefinition {

	private static final Set<String> KEPT = Set.of("id", "type", "initial", "context", "history", "entry", "exit",
			"invoke", "meta", "tags", "description");

	private static final Set<String> KEPT_OF_TRANSITIONS = Set.of("target", "actions", "meta", "description");

	private static final String EVENTLESS = "";

	private ServiceDefinition() {
	}

	static Map<String, @Nullable Object> config(Map<String, @Nullable Object> definition) {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		definition.forEach((member, value) -> {
			if (KEPT.contains(member) && !isEmpty(value)) {
				config.put(member, value);
			}
		});
		Map<String, @Nullable Object> on = new LinkedHashMap<>();
		object(definition.get("on")).forEach((event, transitions) -> {
			if (event.equals(EVENTLESS)) {
				config.put("always", transitions(transitions));
			}
			else {
				on.put(event, transitions(transitions));
			}
		});
		put(config, "on", on);
		Map<String, @Nullable Object> states = new LinkedHashMap<>();
		object(definition.get("states")).forEach((name, state) -> states.put(name, config(object(state))));
		put(config, "states", states);
		return config;
	}

	private static List<@Nullable Object> transitions(@Nullable Object transitions) {
		List<@Nullable Object> configs = new ArrayList<>();
		if (transitions instanceof List<?> list) {
			list.forEach((transition) -> configs.add(transition(object(transition))));
		}
		return configs;
	}

	private static Map<String, @Nullable Object> transition(Map<String, @Nullable Object> transition) {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		transition.forEach((member, value) -> {
			if (KEPT_OF_TRANSITIONS.contains(member) && !isEmpty(value)) {
				config.put(member, value);
			}
		});
		Object guard = transition.get("cond");
		if (guard != null) {
			Object name = object(guard).get("name");
			config.put("guard", (name != null) ? name : guard);
		}
		if (Boolean.FALSE.equals(transition.get("internal"))) {
			config.put("reenter", true);
		}
		return config;
	}

	private static void put(Map<String, @Nullable Object> config, String member, Map<String, @Nullable Object> value) {
		if (!value.isEmpty()) {
			config.put(member, value);
		}
	}

	private static boolean isEmpty(@Nullable Object value) {
		return value == null || Boolean.FALSE.equals(value) || (value instanceof List<?> list && list.isEmpty());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> object(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? (Map<String, @Nullable Object>) map : Map.of();
	}

}
