package io.github.xstatewebrtc.statechart.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.monitor.AbstractStateMachineMonitor;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of events whose action fails, or takes its time.
 */
class SpringOutcomeTests {

	private static final Acceptance FAILED = Acceptance.failed(new IllegalStateException());

	private final StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(),
			List.of(new SpringStatemachineAdapter()));

	@Test
	void anEventWhoseActionThrowsIsAnsweredAsFailed() throws Exception {
		assertFailed(machine((context) -> Mono.fromRunnable(() -> {
			throw new IllegalStateException("broken");
		})));
	}

	@Test
	void anEventWhoseActionFunctionFailsAtOnceIsAnsweredAsFailed() throws Exception {
		assertFailed(machine((context) -> Mono.error(new IllegalStateException("broken"))));
	}

	private void assertFailed(StateMachine<String, String> machine) throws Exception {
		Acceptance answer = send(machine, ActorEvent.of("GO"));
		assertThat(answer.outcome()).isEqualTo(FAILED.outcome());
		assertThat(answer.reason()).contains("action", "'GO'");
		assertThat(send(machine, ActorEvent.of("GO")).outcome()).isEqualTo(FAILED.outcome());
		assertThat(send(machine, ActorEvent.of("STOP")).outcome()).isEqualTo(Acceptance.Outcome.REFUSED);
	}

	@Test
	void anEventWhoseActionFunctionGoesOnIsAnsweredAsAccepted() throws Exception {
		Sinks.Empty<Void> work = Sinks.empty();
		StateMachine<String, String> machine = machine((context) -> work.asMono());
		assertThat(send(machine, ActorEvent.of("GO"))).isEqualTo(Acceptance.accepted());
		assertThat(machine.getState().getId()).isEqualTo("one");
		assertThat(work.tryEmitEmpty().isSuccess()).isTrue();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> machine.getState().getId().equals("two"));
	}

	/** So it cannot be told that the event failed. */
	@Test
	void ofAnActionFunctionThatFailsLaterTheLibraryTellsNobodyAndTakesTheNextEvent() throws Exception {
		List<String> told = new ArrayList<>();
		Sinks.Empty<Void> work = Sinks.empty();
		StateMachine<String, String> machine = machine((context) -> work.asMono());
		assertThat(send(machine, ActorEvent.of("GO"))).isEqualTo(Acceptance.accepted());
		machine.addStateListener(new StateMachineListenerAdapter<>() {

			@Override
			public void stateContext(StateContext<String, String> context) {
				told.add("listener: " + context.getStage());
			}

		});
		machine.getStateMachineAccessor().doWithRegion((access) -> {
			access.addStateMachineInterceptor(new StateMachineInterceptorAdapter<String, String>() {

				@Override
				public StateContext<String, String> postTransition(StateContext<String, String> context) {
					told.add("interceptor: after the transition");
					return context;
				}

				@Override
				public Exception stateMachineError(StateMachine<String, String> failed, Exception exception) {
					told.add("interceptor: " + exception);
					return exception;
				}

			});
			access.addStateMachineMonitor(new AbstractStateMachineMonitor<>() {

				@Override
				public void action(StateMachine<String, String> acting,
						Function<StateContext<String, String>, Mono<Void>> action, long duration) {
					told.add("monitor: action");
				}

				@Override
				public void transition(StateMachine<String, String> acting, Transition<String, String> transition,
						long duration) {
					told.add("monitor: transition");
				}

			});
		});
		assertThat(work.tryEmitError(new IllegalStateException("broken")).isSuccess()).isTrue();
		assertThat(told).isEmpty();
		assertThat(machine.getState().getId()).isEqualTo("one");
		assertThat(machine.hasStateMachineError()).isFalse();
		assertThat(send(machine, ActorEvent.of("STAY"))).isEqualTo(Acceptance.accepted());
		assertThat(told).contains("monitor: transition", "interceptor: after the transition",
				"listener: TRANSITION_END");
	}

	@Test
	void anEventThatCarriesWhatAMessageCannotIsRefusedWithTheReason() throws Exception {
		StateMachine<String, String> machine = machine((context) -> Mono.empty());
		Acceptance answer = send(machine, ActorEvent.of("GO", Map.of("replyChannel", 7)));
		assertThat(answer.outcome()).isEqualTo(Acceptance.Outcome.REFUSED);
		assertThat(answer.reason()).contains("'GO'", "'replyChannel'");
		assertThat(machine.getState().getId()).isEqualTo("one");
	}

	@Test
	void anEventThatCarriesWhatAMessageHasOfItsOwnIsRefusedRatherThanChanged() throws Exception {
		StateMachine<String, String> machine = machine((context) -> Mono.empty());
		for (String name : List.of("id", "timestamp", Deliveries.HEADER, "_sm_id_", "STATEMACHINE_DO_ACTION_TIMEOUT")) {
			Acceptance answer = send(machine, ActorEvent.of("GO", Map.of(name, "7")));
			assertThat(answer.outcome()).isEqualTo(Acceptance.Outcome.REFUSED);
			assertThat(answer.reason()).contains("'GO'", "'" + name + "'");
		}
		assertThat(machine.getState().getId()).isEqualTo("one");
	}

	@Test
	void anEventWhoseActionThrowsInOneRegionIsFailedThoughAGuardRefusesItInAnother() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates()
			.withStates()
			.initial("both")
			.and()
			.withStates()
			.parent("both")
			.initial("a1")
			.state("a2")
			.and()
			.withStates()
			.parent("both")
			.initial("b1")
			.state("b2");
		builder.configureTransitions()
			.withExternal()
			.source("a1")
			.target("a2")
			.event("GO")
			.actionFunction((context) -> Mono.error(new IllegalStateException("broken")))
			.and()
			.withExternal()
			.source("b1")
			.target("b2")
			.event("GO")
			.guard((context) -> false);
		StateMachine<String, String> machine = builder.build();
		this.registry.register(machine);
		Machines.start(machine);
		assertThat(send(machine, ActorEvent.of("GO")).outcome()).isEqualTo(FAILED.outcome());
		assertThat(machine.getState().getIds()).contains("a1", "b1");
	}

	private Acceptance send(StateMachine<String, String> machine, ActorEvent event) throws Exception {
		return this.registry.send(machine, event).toCompletableFuture().get(10, TimeUnit.SECONDS);
	}

	private StateMachine<String, String> machine(Function<StateContext<String, String>, Mono<Void>> action)
			throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.actionFunction(action)
			.and()
			.withInternal()
			.source("one")
			.event("STAY")
			.and()
			.withExternal()
			.source("two")
			.target("one")
			.event("STOP");
		StateMachine<String, String> machine = builder.build();
		this.registry.register(machine);
		Machines.start(machine);
		return machine;
	}

}
