package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.HistoryType;
import org.squirrelframework.foundation.fsm.ImmutableState;

/**
 * A state and those within it.
 */
final class StateNode {

	/** The state of being in none of the states within. */
	static final String ITSELF = "_";

	/** What a transition leads to that enters a state where it was left. */
	static final String HISTORY = "history";

	private final String key;

	private final @Nullable StateNode parent;

	private final ImmutableState<?, ?, ?, ?> state;

	private final List<StateNode> children = new ArrayList<>();

	StateNode(String key, @Nullable StateNode parent, ImmutableState<?, ?, ?, ?> state) {
		this.key = key;
		this.parent = parent;
		this.state = state;
	}

	String key() {
		return this.key;
	}

	@Nullable StateNode parent() {
		return this.parent;
	}

	ImmutableState<?, ?, ?, ?> state() {
		return this.state;
	}

	List<StateNode> children() {
		return this.children;
	}

	/**
	 * Return whether a machine can be here without being in one of the states within.
	 * @return whether it has such states and none is entered with it
	 */
	boolean canBeItself() {
		return !this.children.isEmpty() && !this.state.isParallelState()
				&& (this.state.getInitialState() == null || hasHistory());
	}

	boolean hasHistory() {
		return !this.children.isEmpty() && !this.state.isParallelState()
				&& this.state.getHistoryType() != HistoryType.NONE;
	}

	String path() {
		return (this.parent != null) ? this.parent.path() + "." + this.key : this.key;
	}

	boolean isWithin(StateNode other) {
		return this == other || (this.parent != null && this.parent.isWithin(other));
	}

}
