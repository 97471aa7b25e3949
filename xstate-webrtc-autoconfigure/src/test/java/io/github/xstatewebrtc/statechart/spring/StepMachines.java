package io.github.xstatewebrtc.statechart.spring;

import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/**
 * Machines in which one event brings about more than one transition.
 */
final class StepMachines {

	private StepMachines() {
	}

	static StateMachine<String, String> chain(long pause) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two").state("three").state("four");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.and()
			.withExternal()
			.source("two")
			.target("three")
			.and()
			.withExternal()
			.source("three")
			.target("four")
			.and()
			.withExternal()
			.source("four")
			.target("one")
			.timerOnce(pause);
		return builder.build();
	}

	static StateMachine<String, String> sending() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates()
			.withStates()
			.initial("one")
			.stateEntry("two",
					(context) -> context.getStateMachine()
						.sendEvent(Mono.just(MessageBuilder.withPayload("ON").build()))
						.subscribe())
			.state("three");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.and()
			.withExternal()
			.source("two")
			.target("three")
			.event("ON");
		return builder.build();
	}

	static StateMachine<String, String> bothRegions(Action<String, String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("a").state("b").and().withStates().initial("x").state("y");
		builder.configureTransitions()
			.withExternal()
			.source("a")
			.target("b")
			.event("GO")
			.and()
			.withExternal()
			.source("x")
			.target("y")
			.event("GO")
			.action(action);
		return builder.build();
	}

	static StateMachine<String, String> failingAfterwards(long pause) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two").state("three").state("four");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.and()
			.withExternal()
			.source("two")
			.target("four")
			.action((context) -> {
				throw new IllegalStateException("broken");
			})
			.and()
			.withExternal()
			.source("two")
			.target("three")
			.timerOnce(pause);
		return builder.build();
	}

	static StateMachine<String, String> doing(Action<String, String> work) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("idle").stateDo("busy", work);
		builder.configureTransitions()
			.withExternal()
			.source("idle")
			.target("busy")
			.event("GO")
			.and()
			.withExternal()
			.source("busy")
			.target("idle");
		return builder.build();
	}

}
