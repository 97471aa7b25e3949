package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import com.github.oxo42.stateless4j.StateRepresentation;
import com.github.oxo42.stateless4j.transitions.TransitioningTriggerBehaviour;
import com.github.oxo42.stateless4j.triggers.TriggerBehaviour;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * The states of a machine under the names that they have in its definition and in its
 * state values alike. What is configured later is not in it.
 *
 * @param <S> the type of states
 * @param <T> the type of triggers
 */
final class StateTree<S, T> {

	private final Map<S, StateRepresentation<S, T>> representations;

	private final Map<S, StateNode<S, T>> nodes = new HashMap<>();

	private final Map<S, Object> values = new HashMap<>();

	private final Map<String, T> triggers = new TreeMap<>();

	private final List<StateNode<S, T>> roots = new ArrayList<>();

	private final S initial;

	@SuppressWarnings("unchecked")
	private StateTree(StateMachine<S, T> machine) {
		this.representations = (Map<S, StateRepresentation<S, T>>) read(StateMachineConfig.class, "stateConfiguration",
				machine.configuration());
		this.initial = (S) read(StateMachine.class, "initialState", machine);
		Set<S> states = new HashSet<>(this.representations.keySet());
		states.add(this.initial);
		states.add(machine.getState());
		this.representations.values().forEach((representation) -> behaviours(representation).forEach((behaviour) -> {
			this.triggers.put(StatechartNames.event(behaviour.getTrigger()), behaviour.getTrigger());
			if (behaviour instanceof TransitioningTriggerBehaviour<S, T>) {
				states.add(behaviour.transitionsTo(this.initial, new Object[0]));
			}
		}));
		addStates(null, this.roots, states);
		this.nodes.forEach((state, node) -> this.values.put(state, node.value()));
	}

	static <S, T> StateTree<S, T> of(StateMachine<S, T> machine) {
		return new StateTree<>(machine);
	}

	/**
	 * Return what can happen in a state.
	 * @param representation the state
	 * @param <S> the type of states
	 * @param <T> the type of triggers
	 * @return the behaviours, by trigger and in the order of configuration
	 */
	@SuppressWarnings("unchecked")
	static <S, T> List<TriggerBehaviour<S, T>> behaviours(StateRepresentation<S, T> representation) {
		Map<T, List<TriggerBehaviour<S, T>>> byTrigger = (Map<T, List<TriggerBehaviour<S, T>>>) read(
				StateRepresentation.class, "triggerBehaviours", representation);
		return byTrigger.values().stream().flatMap(List::stream).toList();
	}

	List<StateNode<S, T>> roots() {
		return this.roots;
	}

	@Nullable StateNode<S, T> node(S state) {
		return this.nodes.get(state);
	}

	@Nullable StateNode<S, T> initial() {
		return this.nodes.get(this.initial);
	}

	Map<String, T> triggers() {
		return this.triggers;
	}

	Object value(S state) {
		Object value = this.values.get(state);
		return (value != null) ? value : StatechartNames.key(state);
	}

	private void addStates(@Nullable StateNode<S, T> parent, List<StateNode<S, T>> siblings, Set<S> states) {
		StateRepresentation<S, T> around = (parent != null) ? parent.representation() : null;
		Set<String> taken = new HashSet<>(Set.of(StateNode.ITSELF));
		states.stream()
			.filter((state) -> superstate(state) == around)
			.sorted(Comparator.comparing(StatechartNames::key))
			.forEach((state) -> {
				StateNode<S, T> node = new StateNode<>(StatechartNames.key(state, taken), parent,
						this.representations.get(state));
				siblings.add(node);
				this.nodes.put(state, node);
				if (node.representation() != null) {
					addStates(node, node.children(), states);
				}
			});
	}

	private @Nullable StateRepresentation<S, T> superstate(S state) {
		StateRepresentation<S, T> representation = this.representations.get(state);
		return (representation != null) ? representation.getSuperstate() : null;
	}

	private static Object read(Class<?> declaring, String name, Object object) {
		Object value = Internals.read(declaring, name, object);
		if (value == null) {
			throw new IllegalStateException("The machine has no '" + name + "': give it an initial state");
		}
		return value;
	}

}
