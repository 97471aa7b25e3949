package io.github.xstatewebrtc.statechart.spring;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer.History;
import org.springframework.statemachine.guard.Guard;

/**
 * Machines that each have one kind of state or transition, and little else.
 */
final class KindMachines {

	private KindMachines() {
	}

	static StateMachine<String, String> deepHistory() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("out").state("in");
		builder.configureStates().withStates().parent("in").initial("up").state("down").history("memory", History.DEEP);
		builder.configureStates().withStates().parent("down").initial("high").state("low");
		go(builder, "out", "in", "IN");
		go(builder, "out", "down", "DOWN");
		go(builder, "high", "low", "DEEPER");
		go(builder, "in", "out", "OUT");
		go(builder, "out", "memory", "RESUME");
		return builder.build();
	}

	static StateMachine<String, String> junction(Guard<String, String> first, Guard<String, String> second)
			throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates()
			.withStates()
			.initial("start")
			.junction("which")
			.state("one")
			.state("two")
			.state("three");
		go(builder, "start", "which", "GO");
		builder.configureTransitions()
			.withJunction()
			.source("which")
			.first("one", first)
			.then("two", second)
			.last("three");
		go(builder, "one", "start", "BACK");
		go(builder, "two", "start", "BACK");
		go(builder, "three", "start", "BACK");
		return builder.build();
	}

	static StateMachine<String, String> turnstile(Guard<String, String> enough) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("locked").state("open");
		builder.configureTransitions().withExternal().source("locked").target("open").event("PUSH").guard(enough);
		builder.configureTransitions()
			.withInternal()
			.source("locked")
			.event("COIN")
			.action((context) -> context.getExtendedState()
				.getVariables()
				.merge("coins", 1, (one, other) -> (int) one + (int) other));
		return builder.build();
	}

	static StateMachine<String, String> ending() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("out").state("in").end("over");
		builder.configureStates().withStates().parent("in").initial("working").end("worked");
		go(builder, "out", "in", "GO");
		go(builder, "working", "worked", "INSIDE");
		go(builder, "in", "out", "OUT");
		go(builder, "out", "over", "END");
		return builder.build();
	}

	static StateMachine<String, String> selfTransitions() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("whole");
		builder.configureStates().withStates().parent("whole").initial("one").state("two");
		go(builder, "one", "two", "NEXT");
		builder.configureTransitions().withInternal().source("whole").event("INTERNAL");
		builder.configureTransitions().withLocal().source("whole").target("one").event("LOCAL");
		go(builder, "whole", "whole", "EXTERNAL");
		return builder.build();
	}

	static StateMachine<String, String> submachine() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("idle").state("working", inner());
		go(builder, "idle", "working", "GO");
		go(builder, "working", "idle", "BACK");
		return builder.build();
	}

	private static StateMachine<String, String> inner() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("first").state("second").state("third");
		go(builder, "first", "second", "STEP");
		go(builder, "second", "third", "STEP");
		return builder.build();
	}

	static StateMachine<String, String> forked() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("ready").fork("split").state("working");
		builder.configureStates().withStates().parent("working").region("left").initial("l1").state("l2").state("l3");
		builder.configureStates().withStates().parent("working").region("right").initial("r1").state("r2").state("r3");
		go(builder, "ready", "split", "GO");
		builder.configureTransitions().withFork().source("split").target("l2").target("r2");
		go(builder, "l2", "l3", "LEFT");
		go(builder, "r2", "r3", "RIGHT");
		return builder.build();
	}

	static StateMachine<String, String> points() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("outside").state("inside").state("after");
		builder.configureStates()
			.withStates()
			.parent("inside")
			.initial("first")
			.state("second")
			.entry("door")
			.exit("window");
		go(builder, "outside", "door", "IN");
		builder.configureTransitions().withEntry().source("door").target("second");
		go(builder, "second", "window", "OUT");
		builder.configureTransitions().withExit().source("window").target("after");
		return builder.build();
	}

	static StateMachine<String, String> innerGuard(Guard<String, String> willing) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("here").state("away");
		builder.configureStates().withStates().parent("here").initial("one").state("two");
		builder.configureTransitions().withExternal().source("one").target("two").event("GO").guard(willing);
		go(builder, "here", "away", "GO");
		return builder.build();
	}

	static StateMachine<String, String> deferring() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("busy").state("busy", "MORE").state("idle").state("again");
		go(builder, "busy", "idle", "FREE");
		go(builder, "idle", "again", "MORE");
		return builder.build();
	}

	static StateMachine<String, String> remembering() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("out").state("in");
		builder.configureStates()
			.withStates()
			.parent("in")
			.initial("first")
			.state("second")
			.history("memory", History.SHALLOW);
		go(builder, "first", "second", "NEXT");
		go(builder, "in", "out", "OUT");
		go(builder, "out", "in", "IN");
		go(builder, "out", "memory", "RESUME");
		go(builder, "in", "memory", "AGAIN");
		return builder.build();
	}

	static StateMachine<String, String> regionThatRemembers() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("both");
		builder.configureStates().withStates().parent("both").region("left").initial("a");
		builder.configureStates().withStates().parent("both").region("right").initial("x").state("y");
		builder.configureStates().withStates().parent("y").initial("first").state("second");
		go(builder, "x", "y", "IN");
		go(builder, "first", "second", "NEXT");
		go(builder, "both", "both", "AGAIN");
		return builder.build();
	}

	static StateMachine<String, String> endingByChoice() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("around");
		builder.configureStates().withStates().parent("around").initial("in");
		builder.configureStates().withStates().parent("in").initial("first").choice("which").end("last");
		go(builder, "first", "which", "NEXT");
		go(builder, "in", "in", "AGAIN");
		builder.configureTransitions().withChoice().source("which").last("last");
		return builder.build();
	}

	private static void go(StateMachineBuilder.Builder<String, String> builder, String source, String target,
			String event) throws Exception {
		builder.configureTransitions().withExternal().source(source).target(target).event(event);
	}

}
