package io.github.xstatewebrtc.statechart.stateless4j;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.delegates.Trace;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.GuardedObserver;
import io.github.xstatewebrtc.statechart.StatechartNames;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Stands in a machine's one place for a trace and tells whoever stood there before. A
 * trace hears of triggers and of completed transitions; of internal ones, and of those
 * whose entry action throws, it hears no end.
 *
 * @param <S> the type of states
 * @param <T> the type of triggers
 */
final class TraceObservation<S, T> implements Trace<S, T> {

	private final StateMachine<S, T> machine;

	private final @Nullable Trace<S, T> before;

	private final StatechartObserver observer;

	private final ActorState state;

	private Object lastState;

	/** The trigger whose end has not been heard of. */
	private @Nullable T pending;

	private TraceObservation(StateMachine<S, T> machine, StateTree<S, T> tree, @Nullable Trace<S, T> before,
			StatechartObserver observer) {
		this.machine = machine;
		this.before = before;
		this.observer = observer;
		this.state = new MachineState<>(machine, tree);
		this.lastState = machine.getState();
	}

	@SuppressWarnings("unchecked")
	static <S, T> void begin(StateMachine<S, T> machine, StatechartObserver observer) {
		Trace<S, T> before = (Trace<S, T>) current(machine);
		machine.setTrace(new TraceObservation<>(machine, StateTree.of(machine), before, new GuardedObserver(observer)));
	}

	/**
	 * Tell that an event is dealt with, by whom the trace hears nothing.
	 * @param machine the machine, observed or not
	 * @param accepted whether it was taken
	 */
	static void settle(StateMachine<?, ?> machine, boolean accepted) {
		Object trace = current(machine);
		while (trace instanceof TraceObservation<?, ?> observation) {
			observation.settle(accepted);
			trace = observation.before;
		}
	}

	@Override
	public void trigger(T trigger) {
		if (this.before != null) {
			this.before.trigger(trigger);
		}
		settle(false);
		this.pending = trigger;
		this.observer.received(event(trigger), false);
	}

	@Override
	public void transition(T trigger, S source, S destination) {
		if (this.before != null) {
			this.before.transition(trigger, source, destination);
		}
		// Fired within an action, another trigger has told the state already.
		if (this.pending != null || changed()) {
			tell(trigger);
		}
	}

	private void settle(boolean accepted) {
		T trigger = this.pending;
		if (trigger != null && (accepted || changed())) {
			tell(trigger);
		}
		this.pending = null;
	}

	private boolean changed() {
		return !this.lastState.equals(this.machine.getState());
	}

	private void tell(T trigger) {
		this.pending = null;
		this.lastState = this.machine.getState();
		this.observer.transitioned(event(trigger), this.state);
	}

	private static ActorEvent event(Object trigger) {
		return ActorEvent.of(StatechartNames.event(trigger));
	}

	private static @Nullable Object current(StateMachine<?, ?> machine) {
		return Internals.read(StateMachine.class, "trace", machine);
	}

}
