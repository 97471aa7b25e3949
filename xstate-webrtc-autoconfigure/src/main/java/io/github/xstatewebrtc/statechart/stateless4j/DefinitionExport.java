package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.github.oxo42.stateless4j.StateRepresentation;
import com.github.oxo42.stateless4j.transitions.TransitioningTriggerBehaviour;
import com.github.oxo42.stateless4j.triggers.DynamicTriggerBehaviour;
import com.github.oxo42.stateless4j.triggers.TriggerBehaviour;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Writes a machine as an XState machine config. Where a transition leads that finds its
 * target only when it happens, no definition can say: it stands there without a target
 * and with a description.
 *
 * @param tree the states
 * @param src the name of the kind of machine
 * @param <S> the type of states
 * @param <T> the type of triggers
 */
record DefinitionExport<S, T>(StateTree<S, T> tree, String src) {

	Map<String, @Nullable Object> export() {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		config.put("id", id());
		StateNode<S, T> initial = Objects.requireNonNull(this.tree.initial());
		StateNode<S, T> outermost = initial;
		while (outermost.parent() != null) {
			outermost = outermost.parent();
		}
		config.put("initial", outermost.key());
		config.put("states", states(this.tree.roots(), initial));
		return Collections.unmodifiableMap(config);
	}

	private Map<String, Object> states(List<StateNode<S, T>> nodes, StateNode<S, T> initial) {
		Map<String, Object> states = new LinkedHashMap<>();
		nodes.forEach((node) -> states.put(node.key(), state(node, initial)));
		return Collections.unmodifiableMap(states);
	}

	private Map<String, Object> state(StateNode<S, T> node, StateNode<S, T> initial) {
		Map<String, Object> config = new LinkedHashMap<>();
		if (!node.children().isEmpty()) {
			// Every transition names where it ends: only the machine's start asks this.
			config.put("initial",
					node.children()
						.stream()
						.filter(initial::isWithin)
						.map(StateNode::key)
						.findFirst()
						.orElse(StateNode.ITSELF));
			Map<String, Object> states = new LinkedHashMap<>();
			states.put(StateNode.ITSELF, Map.of("description", "in " + node.key() + " itself"));
			states.putAll(states(node.children(), initial));
			config.put("states", Collections.unmodifiableMap(states));
		}
		StateRepresentation<S, T> representation = node.representation();
		if (representation != null) {
			actions(config, "entry", representation, "entryActions");
			actions(config, "exit", representation, "exitActions");
			Map<String, List<Map<String, Object>>> on = new TreeMap<>();
			StateTree.behaviours(representation)
				.forEach((behaviour) -> on
					.computeIfAbsent(StatechartNames.event(behaviour.getTrigger()), (event) -> new ArrayList<>())
					.add(transition(node, behaviour)));
			if (!on.isEmpty()) {
				on.replaceAll((event, transitions) -> List.copyOf(transitions));
				config.put("on", Collections.unmodifiableMap(on));
			}
		}
		return Collections.unmodifiableMap(config);
	}

	private Map<String, Object> transition(StateNode<S, T> source, TriggerBehaviour<S, T> behaviour) {
		Map<String, Object> config = new LinkedHashMap<>();
		if (behaviour instanceof TransitioningTriggerBehaviour<S, T> && source.representation() != null) {
			S own = source.representation().getUnderlyingState();
			StateNode<S, T> target = Objects
				.requireNonNull(this.tree.node(behaviour.transitionsTo(own, new Object[0])));
			config.put("target", "#" + id() + "." + target.path());
			if (target.equals(source)) {
				config.put("reenter", true);
			}
		}
		else if (behaviour instanceof DynamicTriggerBehaviour<S, T>) {
			config.put("description", "the target is found when it happens");
		}
		String guard = Internals.name(Internals.read(TriggerBehaviour.class, "guard", behaviour));
		if (guard != null) {
			config.put("guard", guard);
		}
		String action = Internals.name(Internals.read(behaviour.getClass(), "action", behaviour));
		if (action != null) {
			config.put("actions", List.of(action));
		}
		return Collections.unmodifiableMap(config);
	}

	private static void actions(Map<String, Object> config, String member, StateRepresentation<?, ?> representation,
			String field) {
		List<String> names = new ArrayList<>();
		if (Internals.read(StateRepresentation.class, field, representation) instanceof List<?> actions) {
			for (Object action : actions) {
				String name = Internals.name(action);
				if (name != null) {
					names.add(name);
				}
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
