package io.github.xstatewebrtc.statechart.spring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.state.StateHolder;
import org.springframework.statemachine.transition.Transition;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Writes a machine as an XState machine config, the same one for the same machine.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class DefinitionExport<S, E> {

	private final StateTree<S, E> tree;

	private final ActionNames names;

	private final TransitionExport<S, E> transitions;

	DefinitionExport(StateTree<S, E> tree, ActionNames names) {
		this.tree = tree;
		this.names = names;
		this.transitions = new TransitionExport<>(tree, names);
	}

	Map<String, @Nullable Object> export() {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		config.put("id", this.tree.root().key());
		fill(config, this.tree.root());
		return unmodifiable(config);
	}

	private Map<String, @Nullable Object> config(StateNode<S, E> node) {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		fill(config, node);
		return config;
	}

	private void fill(Map<String, @Nullable Object> config, StateNode<S, E> node) {
		PseudoStateKind kind = node.kind();
		if (kind == PseudoStateKind.HISTORY_DEEP || kind == PseudoStateKind.HISTORY_SHALLOW) {
			history(config, node, kind);
			return;
		}
		boolean last = kind == PseudoStateKind.END || this.transitions.isLastBeforeJoin(node);
		if (node.isParallel()) {
			config.put("type", "parallel");
		}
		else if (last && node.children().isEmpty()) {
			config.put("type", "final");
		}
		else if (!node.children().isEmpty()) {
			initial(config, node);
		}
		actions(config, node);
		if (kind != PseudoStateKind.END) {
			config.putAll(this.transitions.of(node));
		}
		if (!node.children().isEmpty()) {
			Map<String, @Nullable Object> states = new LinkedHashMap<>();
			node.children().forEach((child) -> states.put(child.key(), config(child)));
			config.put("states", states);
		}
	}

	private void initial(Map<String, @Nullable Object> config, StateNode<S, E> node) {
		Region<S, E> region = node.region();
		StateNode<S, E> initial = (region instanceof StateMachine<S, E> machine)
				? this.tree.node(machine.getInitialState()) : null;
		if (initial == null) {
			return;
		}
		List<String> actions = (PrivateFields.read(Objects.requireNonNull(region),
				"initialTransition") instanceof Transition<?, ?> transition) ? this.names.of(transition.getActions())
						: List.of();
		if (actions.isEmpty()) {
			config.put("initial", initial.key());
		}
		else {
			Map<String, Object> entered = new LinkedHashMap<>();
			entered.put("target", initial.key());
			entered.put("actions", actions);
			config.put("initial", entered);
		}
	}

	private void actions(Map<String, @Nullable Object> config, StateNode<S, E> node) {
		State<S, E> state = node.state();
		if (state == null) {
			return;
		}
		put(config, "entry", this.names.of(state.getEntryActions()));
		put(config, "exit", this.names.of(state.getExitActions()));
		put(config, "invoke",
				this.names.of(state.getStateActions()).stream().map((name) -> Map.of("src", name)).toList());
		Collection<E> deferred = state.getDeferredEvents();
		if (deferred != null && !deferred.isEmpty()) {
			config.put("meta", Map.of("deferred", deferred.stream().map(StatechartNames::event).sorted().toList()));
		}
	}

	@SuppressWarnings("unchecked")
	private void history(Map<String, @Nullable Object> config, StateNode<S, E> node, PseudoStateKind kind) {
		config.put("type", "history");
		config.put("history", (kind == PseudoStateKind.HISTORY_DEEP) ? "deep" : "shallow");
		State<S, E> state = Objects.requireNonNull(node.state());
		if (PrivateFields.read(state.getPseudoState(), "defaultState") instanceof StateHolder<?, ?> holder) {
			StateNode<S, E> target = this.tree.node((State<S, E>) holder.getState());
			if (target != null) {
				config.put("target", target.target());
			}
		}
	}

	private static void put(Map<String, @Nullable Object> config, String key, List<?> values) {
		if (!values.isEmpty()) {
			config.put(key, values);
		}
	}

	/*
	 * In the order that it has, which Map.copyOf would not keep.
	 */
	private static Map<String, @Nullable Object> unmodifiable(Map<?, ?> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, member) -> copy.put((String) key, unmodifiable(member)));
		return Collections.unmodifiableMap(copy);
	}

	private static @Nullable Object unmodifiable(@Nullable Object member) {
		if (member instanceof Map<?, ?> map) {
			return unmodifiable(map);
		}
		return (member instanceof List<?> list)
				? list.stream().map((element) -> unmodifiable((Object) element)).toList() : member;
	}

}
