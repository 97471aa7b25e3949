package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.Competition;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that are sent to a machine which the application sends events to, too.
 */
class SpringDeliveryTests {

	private final StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(),
			List.of(new SpringStatemachineAdapter()));

	@Test
	void theSameEventFromTheApplicationIsNotTakenForTheOneThatWasSent() throws Exception {
		AtomicInteger taken = new AtomicInteger();
		StateMachine<String, String> machine = started((context) -> {
			if (Objects.equals(context.getMessageHeader("by"), "registry")) {
				taken.incrementAndGet();
			}
		});
		ActorEvent coin = ActorEvent.of("COIN", Map.of("by", "registry"));
		int accepted = Competition.accepted(() -> this.registry.send(machine, coin).toCompletableFuture(),
				() -> Machines.send(machine, "COIN"), () -> Machines.send(machine, "PUSH"));
		assertThat(taken).as("what the machine took of what was sent").hasValue(accepted);
	}

	@Test
	void whatAnActionOfAnEventThatWasSentSendsIsTakenWhenItsTurnComes() throws Exception {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		StateMachine<String, String> machine = started(
				(context) -> answers.add(send(context.getStateMachine(), "PUSH")));
		assertThat(send(machine, "COIN").get(10, TimeUnit.SECONDS).isAccepted()).isTrue();
		assertThat(answers).singleElement()
			.satisfies((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted()));
		assertThat(machine.getState().getId()).isEqualTo("locked");
	}

	@Test
	void whatAnActionOfTheApplicationsOwnEventSendsIsAnsweredByWhatBecomesOfIt() throws Exception {
		AtomicInteger pings = new AtomicInteger();
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.action((context) -> answers.add(send(context.getStateMachine(), "PING")));
		for (String state : List.of("one", "two")) {
			builder.configureTransitions()
				.withInternal()
				.source(state)
				.event("PING")
				.action((context) -> pings.incrementAndGet());
		}
		StateMachine<String, String> machine = started(builder);
		Machines.send(machine, "GO");
		assertThat(answers).hasSize(1);
		boolean accepted = answers.get(0).get(10, TimeUnit.SECONDS).isAccepted();
		assertThat(pings).hasValue(accepted ? 1 : 0);
	}

	@Test
	void anActionThatSendsToAnotherIdleMachineDeliversItselfAndHasTheAnswer() throws Exception {
		List<Thread> threads = new ArrayList<>();
		StateMachine<String, String> other = started((context) -> threads.add(Thread.currentThread()));
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		StateMachine<String, String> machine = started((context) -> {
			answers.add(send(other, "COIN"));
			assertThat(answers.get(0).join()).isEqualTo(Acceptance.accepted());
		});
		Machines.send(machine, "COIN");
		assertThat(machine.getState().getId()).isEqualTo("unlocked");
		assertThat(threads).containsExactly(Thread.currentThread());
		assertThat(answers).singleElement().satisfies((answer) -> assertThat(answer).isDone());
	}

	@Test
	void whatIsSentFromWithinTheMachineItselfIsDeliveredByASharedThread() throws Exception {
		CompletableFuture<String> deliverer = new CompletableFuture<>();
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		StateMachine<String, String> machine = started(
				(context) -> answers.add(send(context.getStateMachine(), "PUSH")));
		machine.getStateMachineAccessor()
			.doWithRegion(
					(access) -> access.addStateMachineInterceptor(new StateMachineInterceptorAdapter<String, String>() {

						@Override
						public Message<String> preEvent(Message<String> message, StateMachine<String, String> other) {
							if (message.getPayload().equals("PUSH")) {
								deliverer.complete(Thread.currentThread().getName());
							}
							return message;
						}

					}));
		Machines.send(machine, "COIN");
		assertThat(deliverer.get(10, TimeUnit.SECONDS)).startsWith("xstate-mailbox-");
	}

	@Test
	void anEventInWhoseActionTheMachineIsStoppedIsAnsweredAllTheSame() throws Exception {
		StateMachine<String, String> machine = started(
				(context) -> context.getStateMachine().stopReactively().subscribe());
		assertThat(send(machine, "COIN").get(10, TimeUnit.SECONDS)).isNotNull();
		assertThat(send(machine, "COIN").get(10, TimeUnit.SECONDS).outcome()).isEqualTo(Acceptance.Outcome.REFUSED);
	}

	private CompletableFuture<Acceptance> send(StateMachine<String, String> machine, String event) {
		return this.registry.send(machine, ActorEvent.of(event)).toCompletableFuture();
	}

	private StateMachine<String, String> started(Action<String, String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("locked").state("unlocked");
		builder.configureTransitions()
			.withExternal()
			.source("locked")
			.target("unlocked")
			.event("COIN")
			.action(action)
			.and()
			.withExternal()
			.source("unlocked")
			.target("locked")
			.event("PUSH");
		return started(builder);
	}

	private StateMachine<String, String> started(StateMachineBuilder.Builder<String, String> builder) {
		StateMachine<String, String> machine = builder.build();
		this.registry.register(machine);
		Machines.start(machine);
		return machine;
	}

}
