package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.ImmutableState;
import org.squirrelframework.foundation.fsm.StateMachine;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * The states of a machine under the names that they have in its definition and in its
 * state values alike. A machine's structure never changes.
 */
final class StateTree {

	private final Map<Object, StateNode> nodes = new HashMap<>();

	private final List<StateNode> roots = new ArrayList<>();

	private final Map<String, Object> events = new TreeMap<>();

	private StateTree(StateMachine<?, ?, ?, ?> machine) {
		List<ImmutableState<?, ?, ?, ?>> states = new ArrayList<>(machine.getAllRawStates());
		addStates(null, this.roots, states.stream().filter((state) -> state.getParentState() == null).toList());
		states.forEach((state) -> state.getAllTransitions()
			.forEach((transition) -> this.events.put(StatechartNames.event(transition.getEvent()),
					transition.getEvent())));
	}

	static StateTree of(StateMachine<?, ?, ?, ?> machine) {
		return new StateTree(machine);
	}

	List<StateNode> roots() {
		return this.roots;
	}

	@Nullable StateNode node(@Nullable Object stateId) {
		return this.nodes.get(stateId);
	}

	Map<String, Object> events() {
		return this.events;
	}

	/**
	 * Return the value of a machine's current configuration.
	 * @param machine the machine
	 * @param <S> the type of states
	 * @return the name of a state, or a map from names to such values; empty text if the
	 * machine is in no state
	 */
	<S> Object value(StateMachine<?, S, ?, ?> machine) {
		StateNode node = node(machine.getCurrentState());
		return (node != null) ? outwards(node, inwards(machine, node), null) : "";
	}

	// Of the value of a state, the value of what is within it.
	private <S> @Nullable Object inwards(StateMachine<?, S, ?, ?> machine, StateNode node) {
		if (!node.state().isParallelState()) {
			return node.canBeItself() ? StateNode.ITSELF : null;
		}
		Map<String, Object> regions = new LinkedHashMap<>();
		for (StateNode region : node.children()) {
			regions.put(region.key(), "");
		}
		@SuppressWarnings("unchecked")
		S id = (S) node.state().getStateId();
		for (S current : machine.getSubStatesOn(id)) {
			StateNode inner = node(current);
			StateNode region = inner;
			while (region != null && region.parent() != node) {
				region = region.parent();
			}
			if (inner != null && region != null) {
				Object value = (inner == region) ? inwards(machine, inner)
						: outwards(inner, inwards(machine, inner), region);
				regions.put(region.key(), (value != null) ? value : Map.of());
			}
		}
		return Collections.unmodifiableMap(regions);
	}

	private static Object outwards(StateNode node, @Nullable Object within, @Nullable StateNode end) {
		Object value = (within != null) ? Map.of(node.key(), within) : node.key();
		for (StateNode outer = node.parent(); outer != null && outer != end; outer = outer.parent()) {
			value = Map.of(outer.key(), value);
		}
		return value;
	}

	private void addStates(@Nullable StateNode parent, List<StateNode> siblings,
			List<? extends ImmutableState<?, ?, ?, ?>> states) {
		Set<String> taken = new HashSet<>(Set.of(StateNode.ITSELF, StateNode.HISTORY));
		states.stream()
			.sorted(Comparator.comparing((ImmutableState<?, ?, ?, ?> state) -> StatechartNames.key(state.getStateId())))
			.forEach((state) -> {
				StateNode node = new StateNode(StatechartNames.key(state.getStateId(), taken), parent, state);
				siblings.add(node);
				this.nodes.put(state.getStateId(), node);
				// Of a state without any, the library cannot say so.
				if (state.hasChildStates()) {
					addStates(node, node.children(), state.getChildStates());
				}
			});
	}

}
