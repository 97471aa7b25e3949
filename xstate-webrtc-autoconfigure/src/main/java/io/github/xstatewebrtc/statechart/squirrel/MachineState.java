package io.github.xstatewebrtc.statechart.squirrel;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.squirrelframework.foundation.fsm.StateMachine;

import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * A live view of a machine.
 *
 * @param machine the machine
 * @param tree its states
 * @param extendedState the context that came with the last event
 */
record MachineState(StateMachine<?, ?, ?, ?> machine, StateTree tree,
		Supplier<@Nullable Object> extendedState) implements ActorState {

	@Override
	public ActorStatus status() {
		return switch (this.machine.getStatus()) {
			case ERROR -> ActorStatus.ERROR;
			case TERMINATED -> isFinal() ? ActorStatus.DONE : ActorStatus.STOPPED;
			default -> ActorStatus.ACTIVE;
		};
	}

	@Override
	public Object value() {
		return this.tree.value(this.machine);
	}

	@Override
	public @Nullable Object context() {
		return this.extendedState.get();
	}

	@Override
	public @Nullable Object error() {
		return this.machine.isError() ? this.machine.getLastException() : null;
	}

	boolean isFinal() {
		StateNode node = this.tree.node(this.machine.getCurrentState());
		return node != null && node.parent() == null && node.state().isFinalState();
	}

	@Override
	public String toString() {
		return "MachineState[" + StatechartNames.key(String.valueOf(this.machine.getCurrentState())) + "]";
	}

}
