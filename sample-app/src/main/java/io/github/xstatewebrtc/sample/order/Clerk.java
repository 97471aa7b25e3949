package io.github.xstatewebrtc.sample.order;

import java.util.Collection;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.sample.Messages;

/**
 * Plays everybody who has to do with an order: the customer, the bank, the warehouse. Not
 * for use by several threads.
 */
@Component
public class Clerk {

	/**
	 * The number of steps to wait for a timer. Spring Statemachine loses one that fires
	 * while its machine is busy, and the shop must not stand still for that.
	 */
	static final int PATIENCE = 20;

	private final StateMachine<OrderState, OrderEvent> machine;

	private final Courier courier;

	private final RandomGenerator chance;

	private boolean forgotten;

	private int waited;

	Clerk(StateMachine<OrderState, OrderEvent> machine, Courier courier, RandomGenerator chance) {
		this.machine = machine;
		this.courier = courier;
		this.chance = chance;
	}

	/**
	 * Let the next thing happen to the order, if it does not wait for a timer.
	 */
	public void step() {
		Collection<OrderState> states = this.machine.getState().getIds();
		OrderEvent event = next(states);
		this.waited = (event != null) ? 0 : this.waited + 1;
		if (this.waited > PATIENCE) {
			event = instead(states);
		}
		if (event != null) {
			Messages.send(this.machine, event);
		}
	}

	private static @Nullable OrderEvent instead(Collection<OrderState> states) {
		if (states.contains(OrderState.ON_HOLD)) {
			return OrderEvent.CANCEL;
		}
		return states.contains(OrderState.SHIPPED) ? null : OrderEvent.NEXT_CUSTOMER;
	}

	private @Nullable OrderEvent next(Collection<OrderState> states) {
		if (states.contains(OrderState.CART)) {
			return fill(order());
		}
		if (states.contains(OrderState.PLACED)) {
			return place(states);
		}
		if (states.contains(OrderState.PAID)) {
			return pack(states);
		}
		if (states.contains(OrderState.ON_HOLD)) {
			return this.forgotten ? null : OrderEvent.RESUME;
		}
		if (states.contains(OrderState.SHIPPED) && this.courier.hasHandedOver(order())) {
			return OrderEvent.DELIVER;
		}
		return null;
	}

	private OrderEvent fill(Order order) {
		boolean enough = order.hasItems() && (!order.hasRoom() || oneIn(2));
		return enough ? OrderEvent.CHECK_OUT : OrderEvent.ADD_ITEM;
	}

	private OrderEvent place(Collection<OrderState> states) {
		boolean unpaid = states.contains(OrderState.AUTHORIZING);
		if (states.contains(OrderState.RESERVING) && (!unpaid || oneIn(2))) {
			return OrderEvent.STOCK_FOUND;
		}
		if (!oneIn(4)) {
			return OrderEvent.PAYMENT_ACCEPTED;
		}
		return order().mayAskAgain() ? OrderEvent.PAYMENT_DECLINED : OrderEvent.CANCEL;
	}

	private OrderEvent pack(Collection<OrderState> states) {
		if (oneIn(6)) {
			this.forgotten = oneIn(3);
			return OrderEvent.HOLD;
		}
		if (states.contains(OrderState.PICKING)) {
			return OrderEvent.PICK;
		}
		return states.contains(OrderState.PACKING) ? OrderEvent.PACK : OrderEvent.SHIP;
	}

	private Order order() {
		return OrderBook.read(this.machine.getExtendedState());
	}

	private boolean oneIn(int times) {
		return this.chance.nextInt(times) == 0;
	}

}
