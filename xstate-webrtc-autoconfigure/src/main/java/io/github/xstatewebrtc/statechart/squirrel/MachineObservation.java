package io.github.xstatewebrtc.statechart.squirrel;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.StateMachine;
import org.squirrelframework.foundation.fsm.StateMachineContext;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.GuardedObserver;
import io.github.xstatewebrtc.statechart.StatechartNames;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Listens to one machine, which alone holds it. An application may ask a machine what
 * would happen: its listeners are told as if it did, and that is left out here.
 *
 * @param <T> the type of the machine
 * @param <S> the type of states
 * @param <E> the type of events
 * @param <C> the type of contexts
 */
final class MachineObservation<T extends StateMachine<T, S, E, C>, S, E, C> {

	private static final ActorEvent STOP = ActorEvent.of("xstate.stop");

	private final StatechartObserver observer;

	private final MachineState state;

	private volatile @Nullable Object context;

	/** The event that led into the present state. */
	private @Nullable E last;

	private MachineObservation(StateMachine<T, S, E, C> machine, StatechartObserver observer) {
		this.observer = new GuardedObserver(observer);
		this.state = new MachineState(machine, StateTree.of(machine), () -> this.context);
	}

	static <T extends StateMachine<T, S, E, C>, S, E, C> void begin(StateMachine<T, S, E, C> machine,
			StatechartObserver observer) {
		MachineObservation<T, S, E, C> observation = new MachineObservation<>(machine, observer);
		machine.addStartListener((event) -> observation.started());
		machine.addTransitionBeginListener((event) -> observation.received(event.getCause(), event.getContext()));
		machine.addTransitionCompleteListener((event) -> observation.transitioned(event.getCause()));
		machine.addTransitionExceptionListener((event) -> observation.transitioned(event.getCause()));
		machine.addTerminateListener((event) -> observation.stopped());
	}

	private void started() {
		if (!StateMachineContext.isTestEvent()) {
			this.last = null;
			this.observer.started(this.state);
		}
	}

	private void received(E event, @Nullable C eventContext) {
		if (!StateMachineContext.isTestEvent()) {
			if (eventContext != null) {
				this.context = eventContext;
			}
			this.observer.received(told(event), false);
		}
	}

	private void transitioned(E event) {
		if (!StateMachineContext.isTestEvent()) {
			this.last = event;
			// A final state is told when the machine has stopped.
			if (!this.state.isFinal()) {
				this.observer.transitioned(told(event), this.state);
			}
		}
	}

	private void stopped() {
		E cause = this.last;
		this.observer.stopped((cause != null && this.state.isFinal()) ? told(cause) : STOP, this.state);
	}

	private static ActorEvent told(Object event) {
		return ActorEvent.of(StatechartNames.event(event));
	}

}
