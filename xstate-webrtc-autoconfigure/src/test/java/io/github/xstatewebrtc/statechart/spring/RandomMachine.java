package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import org.springframework.statemachine.config.configurers.StateConfigurer;
import org.springframework.statemachine.config.configurers.StateConfigurer.History;
import org.springframework.statemachine.guard.Guard;

/**
 * A machine that a seed alone decides: states within states and regions, guards, choices,
 * history, and transitions of every kind between them. What Spring Statemachine and
 * XState are known to understand differently is left out; decision 0022 names it.
 */
final class RandomMachine {

	private static final int STEPS = 15;

	private static final int DEPTH = 2;

	/** What all regions of the machine itself may understand. */
	private static final String SHARED = "SHARED";

	private final long seed;

	private final Random random;

	private final Table table = new Table();

	private final StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();

	private int states;

	private int guards;

	private int choices;

	private int parallels;

	RandomMachine(long seed) {
		this.seed = seed;
		this.random = new Random(seed);
	}

	Walk walk() throws Exception {
		if (chance(20)) {
			level(null, "left", 0, Side.LEFT);
			level(null, "right", 0, Side.RIGHT);
		}
		else {
			level(null, null, 0, Side.BOTH);
		}
		StateMachine<String, String> machine = this.builder.build();
		Walk walk = new Walk("generated from seed " + this.seed, machine, this.table);
		for (int i = 0; i < STEPS; i++) {
			for (int guard = 0; guard < this.guards; guard++) {
				boolean answer = this.random.nextBoolean();
				walk.answer("g" + guard, answer).answer("not g" + guard, !answer);
			}
			walk.send(chance(15) ? SHARED : "E" + this.random.nextInt(2 * DEPTH + 2));
			walk.checkLast();
		}
		walk.stop();
		return walk;
	}

	/*
	 * States beside each other.
	 */
	private void level(@Nullable String parent, @Nullable String region, int depth, Side side) throws Exception {
		StateConfigurer<String, String> level = this.builder.configureStates().withStates();
		if (parent != null) {
			level.parent(parent);
		}
		if (region != null) {
			level.region(region);
		}
		List<String> names = new ArrayList<>();
		int count = 2 + this.random.nextInt(3);
		for (int i = 0; i < count; i++) {
			names.add("s" + this.states++);
		}
		level.initial(names.get(0));
		List<String> sources = new ArrayList<>(names);
		for (String name : names.subList(1, count)) {
			if (depth > 0 && chance(15)) {
				level.end(name);
				sources.remove(name);
			}
			else {
				level.state(name);
			}
		}
		List<String> targets = new ArrayList<>(names);
		for (String name : sources) {
			if (depth < DEPTH && (depth > 0 || side == Side.BOTH) && !name.equals(names.get(0)) && chance(40)) {
				inner(name, depth + 1, side).ifPresent((history) -> Collections.replaceAll(targets, name, history));
			}
		}
		if (side == Side.BOTH && chance(30)) {
			names.retainAll(targets);
			names.retainAll(sources);
			targets.add(choice(level, names));
		}
		for (String name : sources) {
			List<String> others = targets.stream().filter((target) -> !target.equals(history(name))).toList();
			// The library refuses a machine without any transition.
			if (depth == 0 && (chance(50) || name.equals("s0"))) {
				this.builder.configureTransitions().withExternal().source(name).target(any(others)).event(SHARED);
			}
			for (String event : side.events(depth)) {
				transitions(name, others, event);
			}
		}
	}

	/*
	 * A state that remembers is entered by its memory alone and never by itself. Within a
	 * region every state remembers, whether it has a history or not.
	 */
	private Optional<String> inner(String parent, int depth, Side side) throws Exception {
		if (side == Side.BOTH && chance(40)) {
			this.parallels++;
			level(parent, parent + "left", depth, Side.LEFT);
			level(parent, parent + "right", depth, Side.RIGHT);
			return Optional.empty();
		}
		int before = this.parallels;
		level(parent, null, depth, side);
		if (side == Side.BOTH && chance(50)) {
			return Optional.empty();
		}
		String history = history(parent);
		this.builder.configureStates()
			.withStates()
			.parent(parent)
			.history(history, (chance(50) || this.parallels > before) ? History.SHALLOW : History.DEEP);
		return Optional.of(history);
	}

	private static String history(String state) {
		return state + "history";
	}

	private String choice(StateConfigurer<String, String> level, List<String> names) throws Exception {
		String name = "choice" + this.choices++;
		level.choice(name);
		this.builder.configureTransitions()
			.withChoice()
			.source(name)
			.first(any(names), this.table.guard("g" + this.guards++))
			.last(any(names));
		return name;
	}

	private void transitions(String source, List<String> targets, String event) throws Exception {
		StateMachineTransitionConfigurer<String, String> all = this.builder.configureTransitions();
		if (chance(25)) {
			return;
		}
		if (chance(15)) {
			all.withInternal().source(source).event(event);
		}
		else if (chance(40)) {
			Guard<String, String> guard = this.table.guard("g" + this.guards);
			Guard<String, String> not = this.table.guard("not g" + this.guards++);
			all.withExternal().source(source).target(any(targets)).event(event).guard(guard);
			all.withExternal().source(source).target(any(targets)).event(event).guard(not);
		}
		else {
			all.withExternal().source(source).target(any(targets)).event(event);
		}
	}

	private String any(List<String> names) {
		return names.get(this.random.nextInt(names.size()));
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * Which events a level understands: two regions understand different ones.
	 */
	private enum Side {

		LEFT, RIGHT, BOTH;

		List<String> events(int depth) {
			String left = "E" + 2 * depth;
			String right = "E" + (2 * depth + 1);
			return switch (this) {
				case LEFT -> List.of(left);
				case RIGHT -> List.of(right);
				case BOTH -> List.of(left, right);
			};
		}

	}

}
