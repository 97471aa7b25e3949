package io.github.xstatewebrtc.statechart.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;
import org.springframework.statemachine.support.DefaultStateMachineContext;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Statemachine tells wrongly, late or not at all, and what an inspector is
 * told all the same.
 */
class LibraryTrapsTests {

	private static final int THREADS = 4;

	private static final int SENDS = 500;

	private final RecordingListener seen = new RecordingListener();

	private final LocalActorSystem system = new LocalActorSystem();

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new SpringStatemachineAdapter()));

	private <S, E> StateMachine<S, E> started(StateMachine<S, E> machine) {
		this.system.addListener(this.seen);
		this.registry.register(machine);
		Machines.start(machine);
		return machine;
	}

	/** The library's own listener hears of none but {@code put}. */
	@ParameterizedTest
	@ValueSource(strings = { "putAll", "clear", "replaceAll", "setValue", "inside", "remove" })
	void howeverTheExtendedStateChangesTheSnapshotHasIt(String how) throws Exception {
		StateMachine<String, String> machine = internal((context) -> {
			Map<Object, Object> variables = context.getExtendedState().getVariables();
			switch (how) {
				case "putAll" -> variables.putAll(Map.of("n", 2));
				case "clear" -> variables.clear();
				case "replaceAll" -> variables.replaceAll((key, value) -> 2);
				case "setValue" -> variables.entrySet().iterator().next().setValue(2);
				case "inside" -> ((AtomicInteger) Objects.requireNonNull(variables.get("n"))).set(2);
				default -> variables.remove("n");
			}
		});
		machine.getExtendedState().getVariables().put("n", how.equals("inside") ? new AtomicInteger(1) : 1);
		started(machine);
		Machines.send(machine, "CHANGE");
		boolean gone = how.equals("clear") || how.equals("remove");
		assertThat(this.seen.contexts.get(1)).hasToString(gone ? "{}" : "{n=2}");
	}

	private static StateMachine<String, String> internal(Action<String, String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions().withInternal().source("one").event("CHANGE").action(action);
		return builder.build();
	}

	/** The library swallows what they throw, and the transition takes place. */
	@Test
	void anEntryOrExitActionThatThrowsDoesNotHideTheTransition() throws Exception {
		Action<String, String> broken = (context) -> {
			throw new IllegalStateException("broken");
		};
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").stateExit("one", broken).stateEntry("two", broken);
		builder.configureTransitions().withExternal().source("one").target("two").event("GO");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started one", "received GO",
				"GO -> " + machine.getState().getId() + " active");
		assertThat(machine.getState().getId()).isEqualTo("two");
	}

	@Test
	void aGuardThatThrowsIsAnEventThatWasReceivedAndLedNowhere() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions().withExternal().source("one").target("two").event("GO").guard((context) -> {
			throw new IllegalStateException("broken");
		}).and().withExternal().source("one").target("two").event("ON");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "GO");
		Machines.send(machine, "ON");
		assertThat(this.seen.lines).containsExactly("started one", "received GO", "received ON", "ON -> two active");
	}

	/** The library tells nothing of a reset, which needs no stop. */
	@Test
	void aResetOfARunningMachineIsSeenByWhatItDoesNext() throws Exception {
		StateMachine<String, String> machine = started(StepMachines.chain(3_600_000));
		machine.getStateMachineAccessor()
			.doWithAllRegions((access) -> access
				.resetStateMachineReactively(new DefaultStateMachineContext<>("four", null, null, null))
				.block());
		Machines.send(machine, "GO");
		Machines.stop(machine);
		assertThat(this.seen.lines).containsExactly("started one", "received GO",
				"stopped by xstate.stop in four stopped");
	}

	@Test
	void aTimersSnapshotIsTakenOnTheThreadOfTheTimer() throws Exception {
		List<String> threads = Collections.synchronizedList(new ArrayList<>());
		this.system.addListener(new ActorListener() {

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				threads.add(Thread.currentThread().getName());
			}

		});
		StateMachine<String, String> machine = started(Machines.timer());
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !threads.isEmpty());
		assertThat(threads).singleElement().asString().startsWith("parallel-");
		Machines.stop(machine);
	}

	// The order of the regions is another one each time.
	@RepeatedTest(5)
	void whatALaterRegionsGuardDecidesIsSeenAtOnce() throws Exception {
		Map<String, Boolean> open = new HashMap<>();
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
			.guard((context) -> open.containsKey("open"))
			.and()
			.withExternal()
			.source("b")
			.target("a")
			.event("GO");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started {region1=a, region2=x}", "received GO",
				"GO -> {region1=b, region2=x} active");
		open.put("open", true);
		Machines.send(machine, "GO");
		assertThat(this.seen.lines).last().isEqualTo("GO -> {region1=a, region2=y} active");
	}

	/** An event that a nested state refuses is reported as refused while it is taken. */
	@RepeatedTest(5)
	void anEventThatTwoRegionsTakeIsOneSnapshotWhereARegionIsInACompositeState() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().region("left").initial("a").state("b");
		builder.configureStates().withStates().region("right").initial("x").state("y");
		builder.configureStates().withStates().parent("b").initial("in b");
		builder.configureStates().withStates().parent("y").initial("in y");
		builder.configureTransitions().withExternal().source("a").target("b").event("GO");
		builder.configureTransitions().withExternal().source("b").target("a").event("GO");
		builder.configureTransitions().withExternal().source("x").target("y").event("GO");
		builder.configureTransitions().withExternal().source("y").target("x").event("GO");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "GO");
		Machines.send(machine, "GO");
		assertThat(this.seen.lines).containsExactly("started {left=a, right=x}", "received GO",
				"GO -> {left={b=in b}, right={y=in y}} active", "received GO", "GO -> {left=a, right=x} active");
	}

	/** Of two regions within a state the library gives an event to one. */
	@Test
	void anEventThatTwoInnerRegionsUnderstandIsSeenToMoveThoseThatMoved() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("both");
		builder.configureStates().withStates().parent("both").region("left").initial("a").state("b");
		builder.configureStates().withStates().parent("both").region("right").initial("x").state("y");
		builder.configureTransitions().withExternal().source("a").target("b").event("GO");
		builder.configureTransitions().withExternal().source("x").target("y").event("GO");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "GO");
		String left = machine.getState().getIds().contains("b") ? "b" : "a";
		String right = machine.getState().getIds().contains("y") ? "y" : "x";
		assertThat(this.seen.lines).containsExactly("started {both={left=a, right=x}}", "received GO",
				"GO -> {both={left=" + left + ", right=" + right + "}} active");
	}

	/** The library fails to write the history, tells nobody, and goes on. */
	@Test
	void aJoinWithinAStateThatHasAHistoryIsSeenToLeadOn() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("outer");
		builder.configureStates()
			.withStates()
			.parent("outer")
			.initial("both")
			.join("join")
			.state("last")
			.history("memory", StateConfigurer.History.SHALLOW);
		builder.configureStates().withStates().parent("both").region("left").initial("a").state("b");
		builder.configureStates().withStates().parent("both").region("right").initial("x").state("y");
		builder.configureTransitions().withExternal().source("a").target("b").event("LEFT");
		builder.configureTransitions().withExternal().source("x").target("y").event("RIGHT");
		builder.configureTransitions().withJoin().source("b").source("y").target("join");
		builder.configureTransitions().withExternal().source("join").target("last");
		StateMachine<String, String> machine = started(builder.build());
		Machines.send(machine, "LEFT");
		Machines.send(machine, "RIGHT");
		assertThat(machine.getState().getIds()).containsExactly("outer", "last");
		assertThat(this.seen.lines).last().isEqualTo("RIGHT -> {outer=last} active");
	}

	/** Sent past the mailbox, a few of so many are denied for no reason. */
	@Test
	void manyThreadsSendThroughOneMailboxAndNoEventIsRefused() throws Exception {
		AtomicInteger count = new AtomicInteger();
		StateMachine<String, String> machine = started(internal((context) -> count.incrementAndGet()));
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<CompletableFuture<Acceptance>> sent = Collections.synchronizedList(new ArrayList<>());
			List<CompletableFuture<?>> senders = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				senders.add(CompletableFuture.runAsync(() -> {
					for (int j = 0; j < SENDS; j++) {
						CompletableFuture<Acceptance> one = this.registry.send(machine, ActorEvent.of("CHANGE"))
							.toCompletableFuture();
						sent.add(one);
						one.join();
					}
				}, threads));
			}
			CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
			assertThat(sent).hasSize(THREADS * SENDS).allMatch((one) -> one.join().isAccepted());
		}
		finally {
			threads.shutdown();
		}
		assertThat(count).hasValue(THREADS * SENDS);
		assertThat(this.seen.lines.stream().filter((line) -> line.startsWith("CHANGE ->"))).hasSize(THREADS * SENDS);
	}

}
