package io.github.xstatewebrtc.statechart.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.AbstractStateMachine;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * A machine's definition and what the machine said of itself while it was walked, for
 * another implementation to repeat.
 */
final class Walk {

	private static final long DEADLINE_SECONDS = 10;

	private final StateMachine<String, String> machine;

	private final Table table;

	private final SpringStatemachineAdapter adapter;

	private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();

	private final Map<String, @Nullable Object> written = new LinkedHashMap<>();

	private final List<Map<String, @Nullable Object>> steps = new ArrayList<>();

	private Seen last;

	Walk(String name, StateMachine<String, String> machine, Table table) {
		this.machine = machine;
		this.table = table;
		this.adapter = new SpringStatemachineAdapter(table.beans());
		this.written.put("name", name);
		this.written.put("definition", this.adapter.definition((AbstractStateMachine<?, ?>) machine));
		this.written.put("answers", table.answers());
		this.adapter.observe((AbstractStateMachine<?, ?>) machine, new Observer());
		Machines.start(machine);
		this.last = settled();
		this.written.put("value", this.last.value());
		this.written.put("steps", this.steps);
	}

	Walk answer(String guard, boolean answer) {
		this.table.answer(guard, answer);
		return this;
	}

	/**
	 * Send events one after the other.
	 */
	Walk send(String... events) {
		for (String event : events) {
			Map<String, @Nullable Object> step = new LinkedHashMap<>();
			step.put("event", event);
			step.put("answers", this.table.answers());
			Machines.send(this.machine, event);
			this.last = settled();
			finish(step);
		}
		return this;
	}

	/**
	 * Wait for a timer.
	 * @param millis after how long it fires
	 */
	Walk after(int millis) {
		Map<String, @Nullable Object> step = new LinkedHashMap<>();
		step.put("after", millis);
		step.put("answers", this.table.answers());
		try {
			Seen next = this.seen.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
			if (next == null) {
				throw new IllegalStateException("No timer fired in " + this.written.get("name"));
			}
			this.last = next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		finish(step);
		return this;
	}

	/**
	 * Say where XState is known to go elsewhere at the last step.
	 * @param why the difference, by its heading in the record of decisions
	 * @param value where XState goes
	 */
	Walk butXStateSays(String why, Object value) {
		Map<String, @Nullable Object> step = this.steps.get(this.steps.size() - 1);
		step.put("difference", why);
		step.put("xstate", value);
		return this;
	}

	/**
	 * Check that what was reported is where the machine is, as long as no timer runs.
	 */
	void checkLast() {
		Object actual = this.adapter.state((AbstractStateMachine<?, ?>) this.machine).value();
		if (!this.last.value().equals(actual)) {
			throw new IllegalStateException(
					this.written.get("name") + " is in " + actual + " but was last seen in " + this.last);
		}
	}

	Map<String, @Nullable Object> written() {
		return this.written;
	}

	void stop() {
		Machines.stop(this.machine);
	}

	private void finish(Map<String, @Nullable Object> step) {
		step.put("value", this.last.value());
		step.put("done", this.last.done());
		this.steps.add(step);
	}

	/*
	 * All that the event brought about has been reported by now: at most one snapshot an
	 * event, for one that was deferred may follow it.
	 */
	private Seen settled() {
		List<Seen> reported = new ArrayList<>();
		for (Seen next = this.seen.peek(); next != null && !next.timer(); next = this.seen.peek()) {
			reported.add(this.seen.remove());
		}
		if (reported.stream().map(Seen::event).distinct().count() < reported.size()) {
			throw new IllegalStateException(this.written.get("name") + " was seen more than once after "
					+ this.steps.size() + " steps: " + reported);
		}
		return reported.isEmpty() ? this.last : reported.get(reported.size() - 1);
	}

	private record Seen(String event, Object value, boolean done) {

		boolean timer() {
			return this.event.startsWith("xstate.after.");
		}

	}

	private final class Observer implements StatechartObserver {

		@Override
		public void started(ActorState state) {
			note("start", state);
		}

		@Override
		public void received(ActorEvent event, boolean self) {
			// What it leads to is of interest.
		}

		@Override
		public void transitioned(ActorEvent event, ActorState state) {
			note(event.type(), state);
		}

		@Override
		public void stopped(ActorEvent event, ActorState state) {
			note(event.type(), state);
		}

		private void note(String event, ActorState state) {
			Walk.this.seen
				.add(new Seen(event, state.value(), state.status() == io.github.xstatewebrtc.actor.ActorStatus.DONE));
		}

	}

}
