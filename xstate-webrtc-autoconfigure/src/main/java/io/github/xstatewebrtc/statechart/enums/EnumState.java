package io.github.xstatewebrtc.statechart.enums;

import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * A live view of a statechart.
 *
 * @param statechart the statechart
 */
record EnumState(EnumStatechart<?, ?> statechart) implements ActorState {

	@Override
	public ActorStatus status() {
		return this.statechart.isDone() ? ActorStatus.DONE : ActorStatus.ACTIVE;
	}

	@Override
	public Object value() {
		return StatechartNames.key(this.statechart.state());
	}

}
