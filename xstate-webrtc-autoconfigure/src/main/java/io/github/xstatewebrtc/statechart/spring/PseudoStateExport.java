package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.statemachine.state.ChoicePseudoState.ChoiceStateData;
import org.springframework.statemachine.state.EntryPseudoState;
import org.springframework.statemachine.state.ExitPseudoState;
import org.springframework.statemachine.state.ForkPseudoState;
import org.springframework.statemachine.state.JoinPseudoState;
import org.springframework.statemachine.state.JoinPseudoState.JoinStateData;
import org.springframework.statemachine.state.JunctionPseudoState.JunctionStateData;
import org.springframework.statemachine.state.PseudoState;
import org.springframework.statemachine.state.State;

/**
 * Writes pseudo states, in which no machine stays: what leads on from them is XState's
 * {@code always}.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class PseudoStateExport<S, E> {

	private final StateTree<S, E> tree;

	private final ActionNames names;

	PseudoStateExport(StateTree<S, E> tree, ActionNames names) {
		this.tree = tree;
		this.names = names;
	}

	List<Map<String, Object>> always(StateNode<S, E> node) {
		State<S, E> state = node.state();
		PseudoState<S, E> pseudoState = (state != null) ? state.getPseudoState() : null;
		if (pseudoState == null) {
			return List.of();
		}
		List<Map<String, Object>> always = new ArrayList<>();
		switch (pseudoState.getKind()) {
			case CHOICE -> branches(always, PrivateFields.read(pseudoState, "choices"));
			case JUNCTION -> branches(always, PrivateFields.read(pseudoState, "junctions"));
			case FORK -> fork(always, (ForkPseudoState<S, E>) pseudoState);
			case ENTRY -> entry(always, (EntryPseudoState<S, E>) pseudoState);
			case EXIT ->
				add(always, ((ExitPseudoState<S, E>) pseudoState).getStateHolder().getState(), null, List.of());
			default -> {
				// A machine may stay in it, or it is written elsewhere.
			}
		}
		return always;
	}

	@SuppressWarnings("unchecked")
	List<Map<String, Object>> joinTargets(JoinPseudoState<S, E> join) {
		List<Map<String, Object>> targets = new ArrayList<>();
		if (PrivateFields.read(join, "joinTargets") instanceof List<?> list) {
			for (Object element : list) {
				JoinStateData<S, E> data = (JoinStateData<S, E>) element;
				add(targets, data.getState(), data.getGuard(), List.of());
			}
		}
		return targets;
	}

	/** The last branch is taken when no guard is true, whether it has one or not. */
	@SuppressWarnings("unchecked")
	private void branches(List<Map<String, Object>> always, @Nullable Object branches) {
		if (!(branches instanceof List<?> list)) {
			return;
		}
		for (int i = 0; i < list.size(); i++) {
			boolean last = i == list.size() - 1;
			if (list.get(i) instanceof ChoiceStateData<?, ?> data) {
				add(always, (State<S, E>) data.getState(), last ? null : data.getGuard(),
						this.names.of(data.getActions()));
			}
			else if (list.get(i) instanceof JunctionStateData<?, ?> data) {
				add(always, (State<S, E>) data.getState(), last ? null : data.getGuard(),
						this.names.of(data.getActions()));
			}
		}
	}

	private void fork(List<Map<String, Object>> always, ForkPseudoState<S, E> fork) {
		List<String> targets = fork.getForks()
			.stream()
			.map(this.tree::node)
			.filter(Objects::nonNull)
			.map(StateNode::target)
			.toList();
		always.add(Map.of("target", targets));
	}

	@SuppressWarnings("unchecked")
	private void entry(List<Map<String, Object>> always, EntryPseudoState<S, E> entry) {
		if (PrivateFields.read(entry, "state") instanceof State<?, ?> state) {
			add(always, (State<S, E>) state, null, List.of());
		}
	}

	private void add(List<Map<String, Object>> targets, @Nullable State<S, E> state, @Nullable Object guard,
			List<String> actions) {
		StateNode<S, E> node = this.tree.node(state);
		if (node == null) {
			return;
		}
		Map<String, Object> config = new LinkedHashMap<>();
		config.put("target", node.target());
		if (guard != null) {
			config.put("guard", this.names.of(guard));
		}
		if (!actions.isEmpty()) {
			config.put("actions", actions);
		}
		targets.add(config);
	}

}
