package io.github.xstatewebrtc.statechart.spring;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.guard.SpelExpressionGuard;
import org.springframework.statemachine.support.AbstractStateMachine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real machines as XState machine configs.
 */
class DefinitionExportTests {

	private final SpringStatemachineAdapter adapter = new SpringStatemachineAdapter();

	static List<StateMachine<?, ?>> machines() throws Exception {
		return List.of(Machines.order(), Machines.nested(), Machines.parallel(), Machines.twoRegions(),
				Machines.timer(), Machines.choice((context) -> true), Machines.failing(), KindMachines.deepHistory(),
				KindMachines.junction((context) -> true, (context) -> true), KindMachines.ending(),
				KindMachines.points(), KindMachines.submachine(), KindMachines.selfTransitions(), KindMachines.forked(),
				KindMachines.deferring());
	}

	private Map<String, Object> export(StateMachine<?, ?> machine) {
		return this.adapter.definition((AbstractStateMachine) machine);
	}

	@ParameterizedTest
	@MethodSource("machines")
	void everyConfigIsOneThatXStateTakes(StateMachine<?, ?> machine) {
		MachineConfigs.check(export(machine));
	}

	@Test
	void theSameMachineGivesTheSameConfigEveryTime() throws Exception {
		assertThat(export(Machines.parallel()).toString()).isEqualTo(export(Machines.parallel()).toString());
		assertThat(export(Machines.twoRegions()).toString()).isEqualTo(export(Machines.twoRegions()).toString());
	}

	@Test
	void aFlatMachine() throws Exception {
		assertThat(export(Machines.order())).hasToString("{id=order, initial=CART, states={"
				+ "CART={on={PAY=[{target=#order.PAID, guard=Machines$EnoughMoney, actions=[Machines$Charge]}]}}, "
				+ "PAID={on={CANCEL=[{}], SHIP=[{target=#order.SHIPPED}]}}, SHIPPED={type=final}}}");
	}

	@Test
	void nestedStatesWithHistoryAndEntryActions() throws Exception {
		Map<String, Object> config = export(Machines.nested());
		assertThat(MachineConfigs.at(config, "states", "paid", "initial")).isEqualTo("packing");
		assertThat(MachineConfigs.at(config, "states", "paid", "entry")).isEqualTo(List.of("Machines$Charge"));
		assertThat(MachineConfigs.at(config, "states", "paid", "states", "back"))
			.hasToString("{type=history, history=shallow, target=#stateMachine.paid.packing}");
		assertThat(MachineConfigs.at(config, "states", "paid", "states", "packing", "on", "PACKED", 0, "target"))
			.isEqualTo("#stateMachine.paid.waiting");
	}

	@Test
	void parallelStatesWithForkAndJoin() throws Exception {
		Map<String, Object> config = export(Machines.parallel());
		assertThat(MachineConfigs.at(config, "states", "working", "type")).isEqualTo("parallel");
		assertThat(MachineConfigs.at(config, "states", "working", "states", "money", "states", "paid", "type"))
			.isEqualTo("final");
		assertThat(MachineConfigs.at(config, "states", "working", "onDone", 0, "target"))
			.isEqualTo("#stateMachine.finished");
		assertThat(MachineConfigs.at(config, "states", "split", "always", 0, "target"))
			.isEqualTo(List.of("#stateMachine.working"));
		assertThat(MachineConfigs.at(config, "states").toString()).doesNotContain("joined");
	}

	@Test
	void regionsOfTheMachineItselfMakeItParallel() throws Exception {
		Map<String, Object> config = export(Machines.twoRegions());
		assertThat(config).containsEntry("type", "parallel");
		assertThat(MachineConfigs.at(config, "states", "region1", "initial")).isEqualTo("loud");
		assertThat(MachineConfigs.at(config, "states", "region2", "states", "on", "on", "SWITCH")).asString()
			.isEqualTo("[{target=#stateMachine.region2.off}]");
	}

	@Test
	void aTimerIsADelayedTransition() throws Exception {
		assertThat(MachineConfigs.at(export(Machines.timer()), "states", "waiting", "after", "20", 0, "target"))
			.isEqualTo("#stateMachine.late");
	}

	@Test
	void aChoiceGoesOnAtOnceAndTheLastBranchHasNoGuard() throws Exception {
		SpelExpressionGuard<String, String> guard = new SpelExpressionGuard<>(
				new SpelExpressionParser().parseExpression("extendedState.variables['n'] > 1"));
		Map<String, Object> config = export(Machines.choice(guard));
		assertThat(MachineConfigs.at(config, "states", "which", "always"))
			.hasToString("[{target=#stateMachine.a_b_c, guard=extendedState.variables['n'] > 1}, "
					+ "{target=#stateMachine.other}]");
	}

	@Test
	void anExternalTransitionToItselfEntersAgain() throws Exception {
		Map<String, Object> config = export(Machines.choice((context) -> true));
		assertThat(MachineConfigs.at(config, "states", "other", "on", "AGAIN", 0, "reenter")).isEqualTo(true);
	}

	@Test
	void theValuesOfARunningMachineAreStatesOfItsConfig() throws Exception {
		StateMachine<String, String> machine = Machines.choice((context) -> true);
		Machines.start(machine);
		Machines.send(machine, "ANSWER");
		Object value = this.adapter.state((AbstractStateMachine) machine).value();
		assertThat(((Map<?, ?>) MachineConfigs.at(export(machine), "states")).containsKey(value)).isTrue();
		assertThat(value).isEqualTo("a_b_c");
	}

	@Test
	void theNameOfATransitionDescribesIt() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.name("The goods leave the house")
			.and()
			.withInternal()
			.source("one")
			.timer(1000)
			.name("Look after them");
		Map<String, Object> config = export(builder.build());
		assertThat(MachineConfigs.at(config, "states", "one", "on", "GO", 0, "description"))
			.isEqualTo("The goods leave the house");
		assertThat(MachineConfigs.at(config, "states", "one", "after", "1000", 0, "description"))
			.isEqualTo("Look after them, every 1000 ms");
	}

	@Test
	void deferredEventsHaveNoMeaningInXStateAndAreNamed() throws Exception {
		assertThat(MachineConfigs.at(export(KindMachines.deferring()), "states", "busy", "meta", "deferred"))
			.isEqualTo(List.of("MORE"));
	}

	@Test
	void anActionWithAnActionForItsErrorsIsNamedByItself() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions()
			.withExternal()
			.source("one")
			.target("two")
			.event("GO")
			.action(new Machines.Charge<>(), (context) -> {
			});
		assertThat(MachineConfigs.at(export(builder.build()), "states", "one", "on", "GO", 0, "actions"))
			.isEqualTo(List.of("Machines$Charge"));
	}

	@Test
	void aForkNamesTheInnerStatesThatItEnters() throws Exception {
		assertThat(MachineConfigs.at(export(KindMachines.forked()), "states", "split", "always", 0, "target"))
			.asString()
			.isEqualTo("[#stateMachine.working.left.l2, #stateMachine.working.right.r2]");
	}

}
