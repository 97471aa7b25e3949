package io.github.xstatewebrtc.sample.order;

import org.springframework.statemachine.ExtendedState;
import org.springframework.statemachine.StateContext;

/**
 * Reads and writes the order in the extended state of its statechart.
 */
final class OrderBook {

	/** The key of the order in the extended state. */
	static final String ORDER = "order";

	private OrderBook() {
	}

	static Order read(StateContext<OrderState, OrderEvent> context) {
		return read(context.getExtendedState());
	}

	static Order read(ExtendedState state) {
		Order order = state.get(ORDER, Order.class);
		if (order == null) {
			throw new IllegalStateException("The statechart has no order yet: it must be started first");
		}
		return order;
	}

	static void write(StateContext<OrderState, OrderEvent> context, Order order) {
		context.getExtendedState().getVariables().put(ORDER, order);
	}

}
