package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.JoinPseudoState;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.transition.TransitionKind;
import org.springframework.statemachine.trigger.TimerTrigger;
import org.springframework.statemachine.trigger.Trigger;

import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * Writes what leads from a state to others, as members of its config: {@code on},
 * {@code after}, {@code always} and {@code onDone}.
 *
 * @param <S> the type of states
 * @param <E> the type of events
 */
final class TransitionExport<S, E> {

	private final StateTree<S, E> tree;

	private final ActionNames names;

	private final PseudoStateExport<S, E> pseudoStates;

	private final IdentityHashMap<StateNode<S, E>, List<Transition<S, E>>> bySource = new IdentityHashMap<>();

	private final IdentityHashMap<StateNode<S, E>, List<Map<String, Object>>> joins = new IdentityHashMap<>();

	/** States from which nothing leads but a join: what XState calls final. */
	private final Set<StateNode<S, E>> joined = Collections.newSetFromMap(new IdentityHashMap<>());

	TransitionExport(StateTree<S, E> tree, ActionNames names) {
		this.tree = tree;
		this.names = names;
		this.pseudoStates = new PseudoStateExport<>(tree, names);
		collect();
	}

	boolean isLastBeforeJoin(StateNode<S, E> node) {
		return this.joined.contains(node) && !this.bySource.containsKey(node);
	}

	Map<String, Object> of(StateNode<S, E> node) {
		Map<String, List<Map<String, Object>>> on = new TreeMap<>();
		Map<Long, List<Map<String, Object>>> after = new TreeMap<>();
		List<Map<String, Object>> always = new ArrayList<>(this.pseudoStates.always(node));
		List<Map<String, Object>> onDone = new ArrayList<>(this.joins.getOrDefault(node, List.of()));
		for (Transition<S, E> transition : this.bySource.getOrDefault(node, List.of())) {
			Map<String, Object> config = config(node, transition);
			Trigger<S, E> trigger = transition.getTrigger();
			if (trigger instanceof TimerTrigger<S, E> timer) {
				if (timer.getCount() == 0) {
					config.merge("description", "every " + timer.getPeriod() + " ms",
							(name, every) -> name + ", " + every);
				}
				after.computeIfAbsent(timer.getPeriod(), (period) -> new ArrayList<>()).add(config);
			}
			else if (trigger != null && trigger.getEvent() != null) {
				on.computeIfAbsent(StatechartNames.event(trigger.getEvent()), (event) -> new ArrayList<>()).add(config);
			}
			else {
				// Regions must all be done; any other state needs only to be there.
				(node.isParallel() ? onDone : always).add(config);
			}
		}
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "on", on);
		Map<String, List<Map<String, Object>>> delays = new LinkedHashMap<>();
		after.forEach((period, transitions) -> delays.put(Long.toString(period), transitions));
		put(members, "after", delays);
		if (!always.isEmpty()) {
			members.put("always", always);
		}
		if (!onDone.isEmpty() && node.parent() != null) {
			members.put("onDone", onDone);
		}
		return members;
	}

	private Map<String, Object> config(StateNode<S, E> source, Transition<S, E> transition) {
		Map<String, Object> config = new LinkedHashMap<>();
		StateNode<S, E> target = this.tree.node(transition.getTarget());
		if (target != null && transition.getKind() != TransitionKind.INTERNAL) {
			config.put("target", target.target());
			if (transition.getKind() == TransitionKind.EXTERNAL && target.isWithin(source)) {
				config.put("reenter", true);
			}
		}
		String name = transition.getName();
		if (name != null && !name.isEmpty()) {
			config.put("description", name);
		}
		if (transition.getGuard() != null) {
			config.put("guard", this.names.of(transition.getGuard()));
		}
		List<String> actions = this.names.of(transition.getActions());
		if (!actions.isEmpty()) {
			config.put("actions", actions);
		}
		return config;
	}

	private void collect() {
		List<Region<S, E>> regions = new ArrayList<>(this.tree.regions());
		regions.sort(Comparator.comparing(this.tree::path));
		Set<List<@Nullable Object>> seen = new HashSet<>();
		for (Region<S, E> region : regions) {
			for (State<S, E> state : region.getStates()) {
				if (state.getPseudoState() instanceof JoinPseudoState<S, E> join) {
					join(join);
				}
			}
			for (Transition<S, E> transition : region.getTransitions()) {
				StateNode<S, E> source = this.tree.node(transition.getSource());
				boolean toJoin = transition.getTarget() != null
						&& StateNode.kind(transition.getTarget()) == PseudoStateKind.JOIN;
				if (source != null && !toJoin && seen.add(content(transition))) {
					this.bySource.computeIfAbsent(source, (key) -> new ArrayList<>()).add(transition);
				}
			}
		}
	}

	/*
	 * Each region of a parallel state is given all its transitions, as objects of their
	 * own.
	 */
	private static List<@Nullable Object> content(Transition<?, ?> transition) {
		Trigger<?, ?> trigger = transition.getTrigger();
		Object timer = (trigger instanceof TimerTrigger<?, ?> timed) ? List.of(timed.getPeriod(), timed.getCount())
				: null;
		List<@Nullable Object> content = new ArrayList<>();
		content.add(transition.getSource());
		content.add(transition.getTarget());
		content.add(transition.getKind());
		content.add((trigger != null) ? trigger.getEvent() : null);
		content.add(timer);
		content.add(transition.getGuard());
		content.add((transition.getActions() != null) ? List.copyOf(transition.getActions()) : List.of());
		return content;
	}

	private void join(JoinPseudoState<S, E> join) {
		for (List<State<S, E>> sources : join.getJoins()) {
			for (State<S, E> state : sources) {
				StateNode<S, E> source = this.tree.node(state);
				StateNode<S, E> parallel = source;
				while (parallel != null && !parallel.isParallel()) {
					parallel = parallel.parent();
				}
				if (source != null && parallel != null) {
					this.joined.add(source);
					this.joins.putIfAbsent(parallel, this.pseudoStates.joinTargets(join));
				}
			}
		}
	}

	private static void put(Map<String, Object> members, String name, Map<String, ?> transitions) {
		if (!transitions.isEmpty()) {
			members.put(name, transitions);
		}
	}

}
