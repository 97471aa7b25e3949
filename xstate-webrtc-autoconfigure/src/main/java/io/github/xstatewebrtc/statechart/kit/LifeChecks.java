package io.github.xstatewebrtc.statechart.kit;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Checks what an adapter makes of the life of a statechart: that it starts, ends, is
 * found late, and is not disturbed.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record LifeChecks<M>(Subject<M> subject) {

	private static final long WITHIN_MILLIS = 20_000;

	void addTo(List<CompatibilityCheck> checks) {
		if (this.subject.has(Feature.START)) {
			checks.add(new CompatibilityCheck("a start is told once, with the first state", this::tellsStart));
		}
		if (this.subject.has(Feature.STOP)) {
			checks.add(new CompatibilityCheck("a stop is told once, and so is the next start", this::tellsStop));
		}
		if (this.subject.has(Feature.FINAL)) {
			checks.add(new CompatibilityCheck("a statechart in its final state is told as stopped and done",
					this::tellsDone));
		}
		if (this.subject.has(Feature.TIMERS)) {
			checks.add(new CompatibilityCheck("what a timer does is told once, without an event from outside",
					this::tellsTimer));
		}
		checks.add(new CompatibilityCheck("a statechart that runs already can be observed", this::joinsLate));
		checks.add(new CompatibilityCheck("an observer that throws does not disturb the statechart or another observer",
				this::survivesObservers));
		checks.add(new CompatibilityCheck("a statechart that nobody holds any more can be collected", this::letsGo));
	}

	private void tellsStart() {
		M machine = this.subject.fixture().turnstile();
		Expect.that(!this.subject.adapter().isActive(machine), "isActive() is true before the start");
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().start(machine);
		this.subject.expectTold("after the start", observed, "started in locked, active");
		Expect.that(this.subject.adapter().isActive(machine), "isActive() is false after the start");
	}

	private void tellsStop() {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().stop(machine);
		this.subject.expectTold("after the stop", observed, "stopped in locked, stopped");
		Expect.that(!this.subject.adapter().isActive(machine), "isActive() is true after the stop");
		this.subject.fixture().start(machine);
		this.subject.expectTold("after the next start", observed, "started in locked, active");
	}

	private void tellsDone() {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "REMOVE");
		List<String> told = observed.take();
		Expect.equal("what is told first", "received REMOVE", told.isEmpty() ? null : told.get(0));
		Expect.equal("what is told last", "stopped in removed, done", told.get(told.size() - 1));
		Expect.that(!this.subject.adapter().isActive(machine), "isActive() is true in the final state");
	}

	private void tellsTimer() throws InterruptedException {
		M machine = this.subject.started(this.subject.fixture()::bell);
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "RING");
		long end = System.nanoTime() + WITHIN_MILLIS * 1_000_000;
		List<String> transitions = new ArrayList<>();
		while (transitions.size() < 2) {
			Expect.that(System.nanoTime() < end, "After " + WITHIN_MILLIS + " ms nothing was told but " + transitions);
			observed.take().stream().filter((line) -> !line.startsWith("received ")).forEach(transitions::add);
			Thread.sleep(10);
		}
		Expect.equal("what was told first", "RING -> ringing, active", transitions.get(0));
		String last = transitions.get(1);
		Expect.that(last.endsWith("-> quiet, active") && !last.startsWith("RING "),
				"what the timer did is told as " + last);
		this.subject.expectState("after the timer", "quiet", machine);
	}

	private void joinsLate() {
		M machine = running();
		this.subject.fixture().fire(machine, "COIN");
		Expect.that(this.subject.adapter().isActive(machine), "isActive() is false while the statechart runs");
		this.subject.expectState("after COIN, unobserved", "unlocked", machine);
		Observed observed = this.subject.observe(machine);
		this.subject.expectTold("before anything happened", observed);
		this.subject.fixture().fire(machine, "PUSH");
		this.subject.expectTold("after PUSH", observed, "received PUSH", "PUSH -> locked, active");
	}

	private void survivesObservers() {
		M machine = this.subject.fixture().turnstile();
		this.subject.adapter().observe(machine, new Broken());
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().start(machine);
		observed.take();
		this.subject.fixture().fire(machine, "COIN");
		this.subject.expectState("after COIN, with a broken observer", "unlocked", machine);
		this.subject.expectTold("after COIN, beside a broken observer", observed, "received COIN",
				"COIN -> unlocked, active");
	}

	private void letsGo() throws InterruptedException {
		WeakReference<M> reference = new WeakReference<>(observedAndLeft());
		long end = System.nanoTime() + WITHIN_MILLIS * 1_000_000;
		while (reference.get() != null) {
			Expect.that(System.nanoTime() < end, "The statechart is still held after " + WITHIN_MILLIS
					+ " ms: the adapter must hold none, also not in its observation of another");
			System.gc();
			Thread.sleep(10);
		}
	}

	private M observedAndLeft() {
		M machine = running();
		this.subject.observe(machine);
		this.subject.fixture().fire(machine, "COIN");
		this.subject.adapter().definition(machine);
		return machine;
	}

	private M running() {
		return this.subject.started(this.subject.fixture()::turnstile);
	}

	/**
	 * Throws whatever it is told.
	 */
	private static final class Broken implements StatechartObserver {

		@Override
		public void started(ActorState state) {
			throw new IllegalStateException("a broken observer");
		}

		@Override
		public void received(ActorEvent event, boolean self) {
			throw new IllegalStateException("a broken observer");
		}

		@Override
		public void transitioned(ActorEvent event, ActorState state) {
			throw new IllegalStateException("a broken observer");
		}

		@Override
		public void stopped(ActorEvent event, ActorState state) {
			throw new IllegalStateException("a broken observer");
		}

	}

}
