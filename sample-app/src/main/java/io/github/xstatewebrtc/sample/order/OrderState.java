package io.github.xstatewebrtc.sample.order;

/**
 * The states of an order.
 */
public enum OrderState {

	/** The customer fills the cart. */
	CART,

	/** Ordered: payment and stock are dealt with at the same time, in two regions. */
	PLACED,

	/** In the region payment: the bank is asked. */
	AUTHORIZING,

	/** In the region payment: the money is there. */
	CAPTURED,

	/** In the region stock: somebody looks along the shelves. */
	RESERVING,

	/** In the region stock: everything is set aside. */
	RESERVED,

	/** Where payment and stock meet. */
	CLEARED,

	/** Paid for: the goods are made ready, step by step. */
	PAID,

	/** Within paid: the goods are fetched. */
	PICKING,

	/** Within paid: the goods go into a box. */
	PACKING,

	/** Within paid: the box waits for a courier. */
	PACKED,

	/** Within paid: where an order that was on hold goes on. */
	WHERE_IT_WAS,

	/** Nothing happens until somebody resumes it. */
	ON_HOLD,

	/** On its way: the delivery is a statechart of its own. */
	SHIPPED,

	/** In the customer's hands. */
	DELIVERED,

	/** Given up. */
	CANCELLED

}
