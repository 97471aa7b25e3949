package io.github.xstatewebrtc.application.guide;

import java.util.Map;

import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.action.Action;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * What an order does when it is paid.
 */
@Component
class Receipts implements Action<String, String> {

	private final StatechartRegistry statecharts;

	Receipts(StatechartRegistry statecharts) {
		this.statecharts = statecharts;
	}

	@Override
	public void execute(StateContext<String, String> context) {
		int amount = context.getMessageHeaders().get("amount", Integer.class);
		context.getExtendedState().getVariables().put("output", Map.of("receipt", "r-" + amount));
		this.statecharts.emit(context.getStateMachine(), ActorEvent.of("PAID", Map.of("amount", amount)));
	}

}
