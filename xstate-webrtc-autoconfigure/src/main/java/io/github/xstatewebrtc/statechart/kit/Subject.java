package io.github.xstatewebrtc.statechart.kit;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

	private static final long ANSWERED_WITHIN_SECONDS = 20;

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
		return answer(event, this.adapter.send(machine, ActorEvent.of(event)));
	}

	/*
	 * Late is better than never: a check that waits for ever says nothing.
	 */
	Acceptance answer(String event, CompletionStage<Acceptance> stage) {
		try {
			return stage.toCompletableFuture().get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new AssertionError(event + " was not answered within " + ANSWERED_WITHIN_SECONDS + " s");
		}
		catch (ExecutionException ex) {
			throw new AssertionError("The answer to " + event + " must say what was thrown, not throw it", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

	void expectTold(String what, Observed observed, String... lines) {
		Expect.equal(what + " (what the observer was told)", List.of(lines), observed.take());
	}

	void expectState(String what, Object value, M machine) {
		Expect.equal(what + " (the state value)", value, this.adapter.state(machine).value());
	}

}
