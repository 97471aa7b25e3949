package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.squirrelframework.foundation.fsm.HistoryType;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartObserver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is squirrel's own.
 */
class SquirrelAdapterTests {

	private final SquirrelAdapter adapter = new SquirrelAdapter();

	private final List<String> told = new ArrayList<>();

	@Test
	void whatAMachineIsOnlyAskedAboutIsNotTold() {
		SquirrelMachines.Machine machine = SquirrelMachines.turnstile();
		machine.start(new AtomicInteger());
		observe(machine);
		assertThat(machine.test("COIN", new AtomicInteger())).isEqualTo("unlocked");
		assertThat(this.told).isEmpty();
	}

	@Test
	void aMachineWhoseActionFailedIsToldAsFailed() {
		SquirrelMachines.Machine machine = SquirrelMachines.turnstile();
		machine.start(new AtomicInteger());
		observe(machine);
		assertThat(send(machine, ActorEvent.of("JAM")).cause()).hasMessage("jammed");
		assertThat(this.told).containsExactly("received JAM", "JAM -> locked, error");
		assertThat(send(machine, ActorEvent.of("COIN")).reason()).isEqualTo("The machine is ERROR and takes no events");
	}

	@Test
	void aStateWithHistoryIsEnteredWhereItWasLeft() {
		SquirrelMachines.Machine machine = SquirrelMachines.remembering(HistoryType.SHALLOW);
		machine.start(new AtomicInteger());
		observe(machine);
		List.of("PLAY", "FAST", "HALT", "PLAY").forEach(machine::fire);
		assertThat(this.told.get(this.told.size() - 1)).isEqualTo("PLAY -> {playing=fast}, active");
		assertThat(this.adapter.definition(machine).toString()).contains("target=#machine.playing.history",
				"history={type=history, history=shallow, target=");
	}

	@Test
	void whatAnEventCarriesIsRefusedIfTheContextIsNoMap() {
		SquirrelMachines.Machine machine = SquirrelMachines.turnstile();
		machine.start(new AtomicInteger());
		assertThat(send(machine, ActorEvent.of("COIN", Map.of("cents", 50))).reason()).isEqualTo(
				"'COIN' can carry nothing: the machine's context is a java.util.concurrent.atomic.AtomicInteger");
	}

	private void observe(SquirrelMachines.Machine machine) {
		this.adapter.observe(machine, new StatechartObserver() {

			@Override
			public void started(ActorState state) {
				SquirrelAdapterTests.this.told.add("started");
			}

			@Override
			public void received(ActorEvent event, boolean self) {
				SquirrelAdapterTests.this.told.add("received " + event.type());
			}

			@Override
			public void transitioned(ActorEvent event, ActorState state) {
				SquirrelAdapterTests.this.told.add(event.type() + " -> " + state.value() + ", " + state.status().id());
			}

			@Override
			public void stopped(ActorEvent event, ActorState state) {
				SquirrelAdapterTests.this.told.add("stopped");
			}

		});
	}

	private Acceptance send(SquirrelMachines.Machine machine, ActorEvent event) {
		return this.adapter.send(machine, event).toCompletableFuture().join();
	}

}
