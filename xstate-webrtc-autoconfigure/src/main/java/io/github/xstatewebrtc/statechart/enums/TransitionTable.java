package io.github.xstatewebrtc.statechart.enums;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * All transitions, found by asking the function of every state and event once.
 *
 * @param <S> the states
 * @param <E> the events
 */
final class TransitionTable<S extends Enum<S>, E extends Enum<E>> {

	private final S initial;

	private final Class<E> events;

	private final EnumStatechart.Transition<S, E> transition;

	private final Map<S, Map<E, S>> targets;

	TransitionTable(S initial, Class<E> events, EnumStatechart.Transition<S, E> transition) {
		this.initial = initial;
		this.events = events;
		this.transition = transition;
		this.targets = new EnumMap<>(initial.getDeclaringClass());
		for (S state : initial.getDeclaringClass().getEnumConstants()) {
			Map<E, S> on = new EnumMap<>(events);
			for (E event : events.getEnumConstants()) {
				S target = target(state, event);
				if (target != null) {
					on.put(event, target);
				}
			}
			this.targets.put(state, on);
		}
	}

	S initial() {
		return this.initial;
	}

	Class<E> events() {
		return this.events;
	}

	EnumStatechart.Transition<S, E> transition() {
		return this.transition;
	}

	boolean isFinal(S state) {
		return this.targets.getOrDefault(state, Map.of()).isEmpty();
	}

	/**
	 * Write the table as an XState machine config.
	 * @return the config, states and events in the order of their enums
	 */
	Map<String, @Nullable Object> definition() {
		Map<String, Object> states = new LinkedHashMap<>();
		this.targets.forEach((state, on) -> states.put(StatechartNames.key(state), state(state, on)));
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		config.put("id", StatechartNames.key(StatechartNames.src(this.initial)));
		config.put("initial", StatechartNames.key(this.initial));
		config.put("states", Collections.unmodifiableMap(states));
		return Collections.unmodifiableMap(config);
	}

	private static <S, E> Map<String, Object> state(S state, Map<E, S> targets) {
		if (targets.isEmpty()) {
			return Map.of("type", "final");
		}
		Map<String, Object> on = new LinkedHashMap<>();
		targets.forEach((event, target) -> {
			Map<String, Object> config = new LinkedHashMap<>();
			config.put("target", StatechartNames.key(target));
			if (target == state) {
				config.put("reenter", true);
			}
			on.put(StatechartNames.event(event), Collections.unmodifiableMap(config));
		});
		return Map.of("on", Collections.unmodifiableMap(on));
	}

	// A switch often has a branch that throws for what cannot happen.
	private @Nullable S target(S state, E event) {
		try {
			return this.transition.next(state, event);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
