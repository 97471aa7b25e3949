package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.AbstractState;
import org.springframework.statemachine.state.PseudoState;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;

/**
 * A node of a statechart as XState sees it: the root, a state, or a region of a parallel
 * state.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class StateNode<S, E> {

	private final String key;

	private final @Nullable StateNode<S, E> parent;

	private final @Nullable State<S, E> state;

	/** What holds this node's children, unless they are regions. */
	private final @Nullable Region<S, E> region;

	private final List<StateNode<S, E>> children = new ArrayList<>();

	private boolean parallel;

	/** The last value of a parallel state, which most transitions leave as it is. */
	private volatile Map<String, Object> lastParallel = Map.of();

	StateNode(String key, @Nullable StateNode<S, E> parent, @Nullable State<S, E> state,
			@Nullable Region<S, E> region) {
		this.key = key;
		this.parent = parent;
		this.state = state;
		this.region = region;
	}

	String key() {
		return this.key;
	}

	@Nullable StateNode<S, E> parent() {
		return this.parent;
	}

	@Nullable State<S, E> state() {
		return this.state;
	}

	@Nullable Region<S, E> region() {
		return this.region;
	}

	List<StateNode<S, E>> children() {
		return this.children;
	}

	boolean isParallel() {
		return this.parallel;
	}

	void setParallel() {
		this.parallel = true;
	}

	/**
	 * Return what a target in a machine config says.
	 * @return {@code #root.path.to.this}
	 */
	String target() {
		return (this.parent == null) ? "#" + this.key : this.parent.target() + "." + this.key;
	}

	/**
	 * Return the kind of pseudo state.
	 * @return the kind, or {@code null} for an ordinary state
	 */
	@Nullable PseudoStateKind kind() {
		return (this.state != null) ? kind(this.state) : null;
	}

	static @Nullable PseudoStateKind kind(State<?, ?> state) {
		PseudoState<?, ?> pseudoState = state.getPseudoState();
		return (pseudoState != null) ? pseudoState.getKind() : null;
	}

	boolean isWithin(StateNode<S, E> other) {
		for (StateNode<S, E> node = this; node != null; node = node.parent) {
			if (node == other) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the regions whose current states make up this node's value.
	 * @param state a composite state
	 * @return one region for a nested machine, several for a parallel state
	 */
	static <S, E> Collection<Region<S, E>> regions(State<S, E> state) {
		if (state instanceof AbstractState<S, E> composite) {
			return composite.isSubmachineState() ? List.of(composite.getSubmachine()) : composite.getRegions();
		}
		return List.of();
	}

	Map<String, Object> parallelValue(Map<String, Object> value) {
		Map<String, Object> last = this.lastParallel;
		if (last.equals(value)) {
			return last;
		}
		Map<String, Object> next = Collections.unmodifiableMap(new LinkedHashMap<>(value));
		this.lastParallel = next;
		return next;
	}

}
