package io.github.xstatewebrtc.sample.order;

import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.guard.Guard;

/**
 * The guards and actions of an order. Each is a class of its own, so that an inspector
 * shows it under its name.
 */
final class OrderRules {

	private OrderRules() {
	}

	/** Whether another item fits into the box. */
	static final class HasRoom implements Guard<OrderState, OrderEvent> {

		@Override
		public boolean evaluate(StateContext<OrderState, OrderEvent> context) {
			return OrderBook.read(context).hasRoom();
		}

	}

	/** Whether there is anything to pay for. */
	static final class HasItems implements Guard<OrderState, OrderEvent> {

		@Override
		public boolean evaluate(StateContext<OrderState, OrderEvent> context) {
			return OrderBook.read(context).hasItems();
		}

	}

	/** Whether the bank may be asked once more. */
	static final class MayAskAgain implements Guard<OrderState, OrderEvent> {

		@Override
		public boolean evaluate(StateContext<OrderState, OrderEvent> context) {
			return OrderBook.read(context).mayAskAgain();
		}

	}

	/** Begins the next order. */
	static final class TakeNewCart implements Action<OrderState, OrderEvent> {

		private final Customers customers;

		TakeNewCart(Customers customers) {
			this.customers = customers;
		}

		@Override
		public void execute(StateContext<OrderState, OrderEvent> context) {
			OrderBook.write(context, this.customers.newOrder());
		}

	}

	/** Puts something into the cart. */
	static final class PutIntoCart implements Action<OrderState, OrderEvent> {

		private final Customers customers;

		PutIntoCart(Customers customers) {
			this.customers = customers;
		}

		@Override
		public void execute(StateContext<OrderState, OrderEvent> context) {
			OrderBook.write(context, OrderBook.read(context).with(this.customers.choose()));
		}

	}

	/** Remembers that the bank said no. */
	static final class CountRefusal implements Action<OrderState, OrderEvent> {

		@Override
		public void execute(StateContext<OrderState, OrderEvent> context) {
			OrderBook.write(context, OrderBook.read(context).declinedAgain());
		}

	}

	/** Hands the parcel to a courier. */
	static final class CallCourier implements Action<OrderState, OrderEvent> {

		private final Courier courier;

		CallCourier(Courier courier) {
			this.courier = courier;
		}

		@Override
		public void execute(StateContext<OrderState, OrderEvent> context) {
			this.courier.take(OrderBook.read(context));
		}

	}

}
