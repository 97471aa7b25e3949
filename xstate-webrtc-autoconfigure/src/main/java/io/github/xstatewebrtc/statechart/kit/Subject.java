package io.github.xstatewebrtc.statechart.kit;

import java.util.List;
import java.util.function.Supplier;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;

/**
 * An adapter and the statecharts to test it with.
 *
 * @param adapter the adapter
 * @param fixture the statecharts
 * @param <M> the type of a running statechart
 */
record Subject<M>(StatechartAdapter<M> adapter, StatechartFixture<M> fixture) {

	boolean has(Feature feature) {
		return this.fixture.features().contains(feature);
	}

	M started(Supplier<M> kind) {
		M machine = kind.get();
		this.fixture.start(machine);
		return machine;
	}

	Observed observe(M machine) {
		Observed observed = new Observed();
		this.adapter.observe(machine, observed);
		return observed;
	}

	/*
	 * Some libraries answer an event that they refuse, or an action that fails, with an
	 * exception: here that is as good as silence.
	 */
	void fireAnyway(M machine, String event) {
		try {
			this.fixture.fire(machine, event);
		}
		catch (RuntimeException ex) {
			// What matters is what the observer was told.
		}
	}

	Acceptance send(M machine, String event) {
		return this.adapter.send(machine, ActorEvent.of(event));
	}

	void expectTold(String what, Observed observed, String... lines) {
		Expect.equal(what + " (what the observer was told)", List.of(lines), observed.take());
	}

	void expectState(String what, Object value, M machine) {
		Expect.equal(what + " (the state value)", value, this.adapter.state(machine).value());
	}

}
