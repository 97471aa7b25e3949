package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.Action;
import org.squirrelframework.foundation.fsm.Condition;
import org.squirrelframework.foundation.fsm.Conditions;
import org.squirrelframework.foundation.fsm.ImmutableState;
import org.squirrelframework.foundation.fsm.ImmutableTimedState;
import org.squirrelframework.foundation.fsm.ImmutableTransition;
import org.squirrelframework.foundation.fsm.TransitionType;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Writes a machine as an XState machine config. The event of a timed state is an event
 * like others, whose state says in words how often it comes.
 *
 * @param tree the states
 * @param src the name of the kind of machine
 * @param initial the state in which the machine begins
 */
record DefinitionExport(StateTree tree, String src, StateNode initial) {

	Map<String, @Nullable Object> export() {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		config.put("id", id());
		config.put("initial", within(this.tree.roots()));
		config.put("states", states(this.tree.roots()));
		return Collections.unmodifiableMap(config);
	}

	private @Nullable String within(List<StateNode> nodes) {
		return nodes.stream().filter(this.initial::isWithin).map(StateNode::key).findFirst().orElse(null);
	}

	private Map<String, Object> states(List<StateNode> nodes) {
		Map<String, Object> states = new LinkedHashMap<>();
		nodes.forEach((node) -> states.put(node.key(), state(node)));
		return Collections.unmodifiableMap(states);
	}

	private Map<String, Object> state(StateNode node) {
		ImmutableState<?, ?, ?, ?> state = node.state();
		Map<String, Object> config = new LinkedHashMap<>();
		if (state instanceof ImmutableTimedState<?, ?, ?, ?> timed) {
			config.put("description", StatechartNames.event(timed.getAutoFireEvent()) + " after "
					+ timed.getInitialDelay() + " ms, then every " + timed.getTimeInterval() + " ms");
		}
		if (state.isFinalState()) {
			config.put("type", "final");
		}
		else if (state.isParallelState()) {
			config.put("type", "parallel");
			config.put("states", states(node.children()));
		}
		else if (!node.children().isEmpty()) {
			compound(config, node);
		}
		actions(config, "entry", state.getEntryActions());
		actions(config, "exit", state.getExitActions());
		Map<String, List<Map<String, Object>>> on = new TreeMap<>();
		List<ImmutableTransition<?, ?, ?, ?>> transitions = new ArrayList<>(state.getAllTransitions());
		transitions.sort(Comparator.comparing((ImmutableTransition<?, ?, ?, ?> transition) -> transition.getPriority())
			.reversed());
		transitions.forEach((transition) -> on
			.computeIfAbsent(StatechartNames.event(transition.getEvent()), (event) -> new ArrayList<>())
			.add(transition(node, transition)));
		if (!on.isEmpty()) {
			on.replaceAll((event, configs) -> List.copyOf(configs));
			config.put("on", Collections.unmodifiableMap(on));
		}
		return Collections.unmodifiableMap(config);
	}

	private void compound(Map<String, Object> config, StateNode node) {
		ImmutableState<?, ?, ?, ?> first = node.state().getInitialState();
		StateNode entered = (first != null) ? this.tree.node(first.getStateId()) : null;
		String initial = (entered != null) ? entered.key() : StateNode.ITSELF;
		Map<String, Object> states = new LinkedHashMap<>();
		if (node.canBeItself()) {
			states.put(StateNode.ITSELF, Map.of("description", "in " + node.key() + " itself"));
		}
		if (node.hasHistory()) {
			// Map.of has another order in every JVM.
			Map<String, Object> history = new LinkedHashMap<>();
			history.put("type", "history");
			history.put("history", node.state().getHistoryType().name().toLowerCase(Locale.ROOT));
			history.put("target", initial);
			states.put(StateNode.HISTORY, Collections.unmodifiableMap(history));
		}
		states.putAll(states(node.children()));
		config.put("initial", initial);
		config.put("states", Collections.unmodifiableMap(states));
	}

	private Map<String, Object> transition(StateNode source, ImmutableTransition<?, ?, ?, ?> transition) {
		Map<String, Object> config = new LinkedHashMap<>();
		if (transition.getType() != TransitionType.INTERNAL) {
			StateNode target = Objects.requireNonNull(this.tree.node(transition.getTargetState().getStateId()));
			config.put("target",
					"#" + id() + "." + target.path() + (target.hasHistory() ? "." + StateNode.HISTORY : ""));
			if (transition.getType() == TransitionType.EXTERNAL && target.isWithin(source)) {
				config.put("reenter", true);
			}
		}
		Condition<?> condition = transition.getCondition();
		if (condition != null && !(condition instanceof Conditions.Always)) {
			String name = condition.name();
			config.put("guard", (name == null || name.isEmpty()) ? StatechartNames.code(condition) : name);
		}
		actions(config, "actions", transition.getActions());
		return Collections.unmodifiableMap(config);
	}

	private static void actions(Map<String, Object> config, String member, List<? extends Action<?, ?, ?, ?>> actions) {
		List<String> names = new ArrayList<>();
		for (Action<?, ?, ?, ?> action : actions) {
			String name = action.name();
			if (name == null || name.isEmpty()) {
				names.add(StatechartNames.code(action));
			}
			else if (!name.startsWith("__TIMED_STATE_")) {
				names.add(name);
			}
		}
		if (!names.isEmpty()) {
			config.put(member, List.copyOf(names));
		}
	}

	private String id() {
		return StatechartNames.key(this.src);
	}

}
