package io.github.xstatewebrtc.statechart.spring;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;

import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * A live view of a machine. Its context is the machine's extended state.
 *
 * @param machine the root machine
 * @param settled the state value, the same until it changes for good
 * @param stopping whether the machine is being stopped
 * @param <S> the type of states
 * @param <E> the type of events
 */
record MachineState<S, E>(StateMachine<S, E> machine, Supplier<Object> settled,
		boolean stopping) implements ActorState {

	@Override
	public ActorStatus status() {
		if (this.machine.hasStateMachineError()) {
			return ActorStatus.ERROR;
		}
		State<S, E> current = Configurations.current(this.machine);
		if (current != null && StateNode.kind(current) == PseudoStateKind.END) {
			return ActorStatus.DONE;
		}
		return this.stopping ? ActorStatus.STOPPED : ActorStatus.ACTIVE;
	}

	@Override
	public Object value() {
		return this.settled.get();
	}

	@Override
	public @Nullable Object context() {
		return this.machine.getExtendedState().getVariables();
	}

	@Override
	public @Nullable Object output() {
		return (status() == ActorStatus.DONE)
				? this.machine.getExtendedState().getVariables().get(SpringStatemachineAdapter.OUTPUT) : null;
	}

	@Override
	public @Nullable Object error() {
		return this.machine.hasStateMachineError() ? PrivateFields.read(this.machine, "currentError") : null;
	}

}
