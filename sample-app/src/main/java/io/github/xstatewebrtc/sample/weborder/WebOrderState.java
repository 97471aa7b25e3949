package io.github.xstatewebrtc.sample.weborder;

/**
 * The states of an order that a cart in a browser has placed.
 */
public enum WebOrderState {

	/** It waits for the money. */
	PLACED,

	/** The money is there. */
	PAID,

	/** The goods are in a box. */
	PACKED,

	/** The box is on its way. */
	SHIPPED,

	/** In the customer's hands: the statechart ends. */
	DELIVERED,

	/** Given up before it was paid: the statechart ends. */
	CANCELLED

}
