package io.github.xstatewebrtc.statechart.spring;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import org.springframework.statemachine.config.configurers.StateConfigurer.History;

/**
 * A machine of the shape of the sample's order: two regions that a join ends, a composite
 * state with a history, and timers.
 */
final class OrderMachine {

	private OrderMachine() {
	}

	static StateMachine<String, String> create(long pause) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("order");
		builder.configureStates()
			.withStates()
			.initial("CART")
			.stateEntry("CART", (context) -> context.getExtendedState().getVariables().put("items", 0))
			.state("PLACED")
			.join("CLEARED")
			.state("PAID")
			.state("ON_HOLD")
			.state("SHIPPED")
			.state("CANCELLED")
			.and()
			.withStates()
			.parent("PLACED")
			.region("payment")
			.initial("AUTHORIZING")
			.end("CAPTURED")
			.and()
			.withStates()
			.parent("PLACED")
			.region("stock")
			.initial("RESERVING")
			.end("RESERVED")
			.and()
			.withStates()
			.parent("PAID")
			.initial("PICKING")
			.state("PACKING")
			.history("WHERE_IT_WAS", History.SHALLOW);
		placed(builder.configureTransitions());
		paid(builder.configureTransitions(), pause);
		return builder.build();
	}

	private static void placed(StateMachineTransitionConfigurer<String, String> transitions) throws Exception {
		transitions.withInternal()
			.source("CART")
			.event("ADD_ITEM")
			.action((context) -> context.getExtendedState()
				.getVariables()
				.merge("items", 1, (one, other) -> (int) one + (int) other))
			.and()
			.withExternal()
			.source("CART")
			.target("PLACED")
			.event("CHECK_OUT")
			.and()
			.withExternal()
			.source("AUTHORIZING")
			.target("CAPTURED")
			.event("PAYMENT_ACCEPTED")
			.and()
			.withExternal()
			.source("AUTHORIZING")
			.target("AUTHORIZING")
			.event("PAYMENT_DECLINED")
			.and()
			.withExternal()
			.source("RESERVING")
			.target("RESERVED")
			.event("STOCK_FOUND")
			.and()
			.withJoin()
			.source("CAPTURED")
			.source("RESERVED")
			.target("CLEARED")
			.and()
			.withExternal()
			.source("PLACED")
			.target("CANCELLED")
			.event("CANCEL");
	}

	private static void paid(StateMachineTransitionConfigurer<String, String> transitions, long pause)
			throws Exception {
		transitions.withExternal()
			.source("CLEARED")
			.target("PICKING")
			.and()
			.withExternal()
			.source("PICKING")
			.target("PACKING")
			.event("PICK")
			.and()
			.withExternal()
			.source("PACKING")
			.target("SHIPPED")
			.event("SHIP")
			.and()
			.withExternal()
			.source("PAID")
			.target("ON_HOLD")
			.event("HOLD")
			.and()
			.withExternal()
			.source("ON_HOLD")
			.target("WHERE_IT_WAS")
			.event("RESUME")
			.and()
			.withExternal()
			.source("SHIPPED")
			.target("CART")
			.event("NEXT_CUSTOMER")
			.and()
			.withExternal()
			.source("CANCELLED")
			.target("CART")
			.timerOnce(pause);
	}

}
