package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import com.github.oxo42.stateless4j.delegates.Trace;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartObserver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stateless4j's own.
 */
class Stateless4jAdapterTests {

	private final Stateless4jAdapter adapter = new Stateless4jAdapter();

	private final List<String> told = new ArrayList<>();

	@Test
	void theTraceOfTheApplicationIsKept() {
		StateMachine<String, String> machine = lift();
		List<String> traced = new ArrayList<>();
		machine.setTrace(new Trace<>() {

			@Override
			public void trigger(String trigger) {
				traced.add(trigger);
			}

			@Override
			public void transition(String trigger, String source, String destination) {
				traced.add(source + " to " + destination);
			}

		});
		observe(machine);
		machine.fire("UP");
		assertThat(traced).containsExactly("UP", "ground to top");
		assertThat(this.told).containsExactly("received UP", "UP -> {building=top}");
	}

	@Test
	void aMachineCanRestInAStateThatHasStatesWithin() {
		StateMachine<String, String> machine = lift();
		observe(machine);
		machine.fire("STOP");
		assertThat(this.told).containsExactly("received STOP", "STOP -> {building=_}");
		assertThat(this.adapter.definition(machine).toString()).contains("target=#statechart.building._");
	}

	@Test
	void aTargetThatIsFoundAtRunTimeStandsThereInWords() {
		StateMachine<String, String> machine = lift();
		observe(machine);
		assertThat(this.adapter.definition(machine).toString())
			.contains("ANY=[{description=the target is found when it happens}]");
		machine.fire("ANY");
		assertThat(this.told).containsExactly("received ANY", "ANY -> {building=top}");
	}

	@Test
	void anInternalTransitionIsToldIfTheEventWasSent() {
		StateMachine<String, String> machine = lift();
		observe(machine);
		machine.fire("RING");
		assertThat(this.told).containsExactly("received RING");
		assertThat(send(machine, ActorEvent.of("RING"))).isEqualTo(Acceptance.accepted());
		assertThat(this.told).containsExactly("received RING", "received RING", "RING -> {building=ground}");
	}

	@Test
	void aStateWhoseEntryFailedIsToldAllTheSame() {
		StateMachine<String, String> machine = lift();
		observe(machine);
		assertThat(send(machine, ActorEvent.of("BREAK")).cause()).hasMessage("broken");
		assertThat(this.told).containsExactly("received BREAK", "BREAK -> shaft");
	}

	@Test
	void aTriggerWithParametersIsRefused() {
		StateMachine<String, String> machine = lift();
		machine.configuration().setTriggerParameters("UP", Integer.class);
		assertThat(send(machine, ActorEvent.of("UP", Map.of("floor", 1))).reason())
			.isEqualTo("'UP' takes parameters, which an event cannot bring");
	}

	private void observe(StateMachine<String, String> machine) {
		this.adapter.observe(machine, new StatechartObserver() {

			@Override
			public void started(ActorState state) {
				Stateless4jAdapterTests.this.told.add("started");
			}

			@Override
			public void received(ActorEvent event, boolean self) {
				Stateless4jAdapterTests.this.told.add("received " + event.type());
			}

			@Override
			public void transitioned(ActorEvent event, ActorState state) {
				Stateless4jAdapterTests.this.told.add(event.type() + " -> " + state.value());
			}

			@Override
			public void stopped(ActorEvent event, ActorState state) {
				Stateless4jAdapterTests.this.told.add("stopped");
			}

		});
	}

	private static StateMachine<String, String> lift() {
		StateMachineConfig<String, String> config = new StateMachineConfig<>();
		config.configure("building").permit("BREAK", "shaft");
		config.configure("ground")
			.substateOf("building")
			.permit("UP", "top")
			.permit("STOP", "building")
			.permitDynamic("ANY", () -> "top")
			.permitInternal("RING", () -> {
			});
		config.configure("top").substateOf("building").permit("DOWN", "ground");
		config.configure("shaft").onEntry(() -> {
			throw new IllegalStateException("broken");
		});
		return new StateMachine<>("ground", config);
	}

	private Acceptance send(StateMachine<?, ?> machine, ActorEvent event) {
		return this.adapter.send(machine, event).toCompletableFuture().join();
	}

}
