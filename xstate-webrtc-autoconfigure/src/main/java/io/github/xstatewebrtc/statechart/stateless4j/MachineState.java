package io.github.xstatewebrtc.statechart.stateless4j;

import com.github.oxo42.stateless4j.StateMachine;

import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * A live view of a machine, which has no extended state and no end.
 *
 * @param machine the machine
 * @param tree its states
 * @param <S> the type of states
 * @param <T> the type of triggers
 */
record MachineState<S, T>(StateMachine<S, T> machine, StateTree<S, T> tree) implements ActorState {

	@Override
	public ActorStatus status() {
		return ActorStatus.ACTIVE;
	}

	@Override
	public Object value() {
		return this.tree.value(this.machine.getState());
	}

}
