package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a machine tells besides its states: what it emits, and what it produced.
 */
class SpringEmissionTests {

	private final LocalActorSystem system = new LocalActorSystem();

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new SpringStatemachineAdapter()));

	private final List<String> told = new ArrayList<>();

	private final List<@Nullable Object> outputs = new ArrayList<>();

	@Test
	void whatAnActionEmitsIsToldBeforeTheStateThatFollows() throws Exception {
		StateMachine<String, String> machine = order();
		listen();
		this.registry.send(machine, ActorEvent.of("PAY", Map.of("amount", 10)));
		assertThat(this.told).containsExactly("PAID {amount=10}", "transitioned paid");
	}

	@Test
	void theOutputIsTheVariableOfThatNameOnceTheMachineIsDone() throws Exception {
		StateMachine<String, String> machine = order();
		listen();
		this.registry.send(machine, ActorEvent.of("PAY", Map.of("amount", 10)));
		this.registry.send(machine, ActorEvent.of("SHIP"));
		assertThat(this.told).contains("stopped over");
		assertThat(this.outputs).containsExactly(null, "r-10");
	}

	@Test
	void whatIsNoActorEmitsNothing() throws Exception {
		listen();
		this.registry.emit(machine(), ActorEvent.of("PAID"));
		assertThat(this.told).isEmpty();
		assertThat(this.system.actors()).isEmpty();
	}

	@Test
	void anEventWithoutAUsableTypeIsRefused() throws Exception {
		StateMachine<String, String> machine = order();
		assertThatIllegalArgumentException().isThrownBy(() -> this.registry.emit(machine, ActorEvent.of("")));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.registry.emit(machine, ActorEvent.of("x".repeat(257))))
			.withMessageContaining("give it another name");
	}

	private StateMachine<String, String> order() throws Exception {
		StateMachine<String, String> machine = machine();
		this.registry.register(machine, "order");
		machine.startReactively().block();
		return machine;
	}

	private StateMachine<String, String> machine() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("cart").state("paid").end("over");
		builder.configureTransitions()
			.withExternal()
			.source("cart")
			.target("paid")
			.event("PAY")
			.action(this::pay)
			.and()
			.withExternal()
			.source("paid")
			.target("over")
			.event("SHIP");
		return builder.build();
	}

	private void pay(StateContext<String, String> context) {
		Object amount = Objects.requireNonNull(context.getMessageHeader("amount"));
		context.getExtendedState().getVariables().put("output", "r-" + amount);
		this.registry.emit(context.getStateMachine(), ActorEvent.of("PAID", Map.of("amount", amount)));
	}

	private void listen() {
		this.system.addListener(new ActorListener() {

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				SpringEmissionTests.this.told.add("transitioned " + state.value());
				SpringEmissionTests.this.outputs.add(state.output());
			}

			@Override
			public void emitted(LocalActor actor, ActorEvent event) {
				SpringEmissionTests.this.told.add(event.type() + " " + event.payload());
			}

			@Override
			public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
				SpringEmissionTests.this.told.add("stopped " + state.value());
				SpringEmissionTests.this.outputs.add(state.output());
			}

		});
	}

}
