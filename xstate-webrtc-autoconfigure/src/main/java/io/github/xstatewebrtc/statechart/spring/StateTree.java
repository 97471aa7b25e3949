package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * The states of a machine under the names that they have in its definition and in its
 * state values alike. Immutable once made; a machine's structure never changes.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class StateTree<S, E> {

	/** What Spring Statemachine calls a region that the application did not name. */
	private static final Pattern UNNAMED = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|");

	private final IdentityHashMap<State<S, E>, StateNode<S, E>> nodes = new IdentityHashMap<>();

	private final IdentityHashMap<Region<S, E>, StateNode<S, E>> regions = new IdentityHashMap<>();

	private final StateNode<S, E> root;

	private StateTree(StateMachine<S, E> machine, String name) {
		this.root = new StateNode<>(StatechartNames.key(name), null, null, machine);
		this.regions.put(machine, this.root);
		State<S, E> only = onlyParallel(machine);
		if (only != null) {
			this.nodes.put(only, this.root);
			addRegions(this.root, StateNode.regions(only));
		}
		else {
			addStates(this.root, machine);
		}
	}

	static <S, E> StateTree<S, E> of(StateMachine<S, E> machine, String name) {
		return new StateTree<>(machine, name);
	}

	StateNode<S, E> root() {
		return this.root;
	}

	@Nullable StateNode<S, E> node(@Nullable State<S, E> state) {
		return (state != null) ? this.nodes.get(state) : null;
	}

	Collection<Region<S, E>> regions() {
		return this.regions.keySet();
	}

	String path(Region<S, E> region) {
		return Objects.requireNonNull(this.regions.get(region)).target();
	}

	/**
	 * Return the value of the machine's current configuration.
	 * @return the name of a state, or a map from names to such values; empty text if the
	 * machine is in no state
	 */
	Object value() {
		Region<S, E> machine = this.root.region();
		State<S, E> current = (machine != null) ? Configurations.current(machine) : null;
		StateNode<S, E> node = node(current);
		if (current == null || node == null) {
			return "";
		}
		if (node == this.root) {
			return parallelValue(node, current);
		}
		return value(node, current);
	}

	private Object value(StateNode<S, E> node, State<S, E> state) {
		if (node.isParallel()) {
			return Map.of(node.key(), parallelValue(node, state));
		}
		for (Region<S, E> region : StateNode.regions(state)) {
			State<S, E> inner = Configurations.currentOrFinal(region);
			StateNode<S, E> innerNode = node(inner);
			if (inner != null && innerNode != null) {
				return Map.of(node.key(), value(innerNode, inner));
			}
		}
		return node.key();
	}

	private Map<String, Object> parallelValue(StateNode<S, E> node, State<S, E> state) {
		Map<String, Object> value = new TreeMap<>();
		for (Region<S, E> region : StateNode.regions(state)) {
			State<S, E> inner = Configurations.currentOrFinal(region);
			StateNode<S, E> innerNode = node(inner);
			StateNode<S, E> regionNode = this.regions.get(region);
			if (inner != null && innerNode != null && regionNode != null) {
				value.put(regionNode.key(), value(innerNode, inner));
			}
		}
		return node.parallelValue(value);
	}

	private void addStates(StateNode<S, E> parent, Region<S, E> region) {
		List<State<S, E>> states = new ArrayList<>(region.getStates());
		states.sort(Comparator.comparing((state) -> StatechartNames.key(state.getId())));
		Set<String> taken = new HashSet<>();
		for (State<S, E> state : states) {
			if (StateNode.kind(state) == PseudoStateKind.JOIN) {
				continue;
			}
			Collection<Region<S, E>> inner = StateNode.regions(state);
			Region<S, E> only = (inner.size() == 1) ? inner.iterator().next() : null;
			StateNode<S, E> node = new StateNode<>(StatechartNames.key(state.getId(), taken), parent, state, only);
			parent.children().add(node);
			this.nodes.put(state, node);
			if (only != null) {
				this.regions.put(only, node);
				addStates(node, only);
			}
			else if (!inner.isEmpty()) {
				addRegions(node, inner);
			}
		}
	}

	private void addRegions(StateNode<S, E> parent, Collection<Region<S, E>> regions) {
		parent.setParallel();
		List<Region<S, E>> sorted = new ArrayList<>(regions);
		sorted.sort(Comparator.comparing((region) -> name(region) + "#" + firstState(region)));
		Set<String> taken = new HashSet<>();
		for (int i = 0; i < sorted.size(); i++) {
			Region<S, E> region = sorted.get(i);
			String name = name(region);
			String key = StatechartNames.key(name.isEmpty() ? "region" + (i + 1) : name, taken);
			StateNode<S, E> node = new StateNode<>(key, parent, null, region);
			parent.children().add(node);
			this.regions.put(region, node);
			addStates(node, region);
		}
	}

	private static <S, E> @Nullable State<S, E> onlyParallel(StateMachine<S, E> machine) {
		if (machine.getStates().size() != 1) {
			return null;
		}
		State<S, E> only = machine.getStates().iterator().next();
		return (only.getId() == null && only.isOrthogonal()) ? only : null;
	}

	private static String name(Region<?, ?> region) {
		String id = String.valueOf(region.getId());
		String name = id.substring(id.lastIndexOf('#') + 1);
		return UNNAMED.matcher(name).matches() ? "" : name;
	}

	private static String firstState(Region<?, ?> region) {
		return region.getStates()
			.stream()
			.map((state) -> StatechartNames.key(state.getId()))
			.sorted()
			.findFirst()
			.orElse("");
	}

}
