package io.github.xstatewebrtc.sample.weborder;

import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.guard.Guard;

import io.github.xstatewebrtc.sample.order.Order;

/**
 * The guards of an order that a cart has placed.
 */
final class WebOrderRules {

	/** The key of the order in the extended state. */
	static final String ORDER = "order";

	private WebOrderRules() {
	}

	/**
	 * Whether the amount is the total: it comes from a browser and may be anything.
	 */
	static final class IsPaidInFull implements Guard<WebOrderState, WebOrderEvent> {

		@Override
		public boolean evaluate(StateContext<WebOrderState, WebOrderEvent> context) {
			Order order = context.getExtendedState().get(ORDER, Order.class);
			return order != null && context.getMessageHeader("amount") instanceof Number amount
					&& order.total().doubleValue() == amount.doubleValue();
		}

	}

	/**
	 * Whether the shop itself says so: a browser that may pay may not deliver.
	 */
	static final class IsByTheShop implements Guard<WebOrderState, WebOrderEvent> {

		@Override
		public boolean evaluate(StateContext<WebOrderState, WebOrderEvent> context) {
			return context.getMessageHeader("by") == Sender.SHOP;
		}

	}

}
