package io.github.xstatewebrtc.sample.order;

/**
 * What may happen to an order.
 */
public enum OrderEvent {

	/** The customer takes something from the shelf. */
	ADD_ITEM,

	/** The customer goes to the till. */
	CHECK_OUT,

	/** The bank says yes. */
	PAYMENT_ACCEPTED,

	/** The bank says no. */
	PAYMENT_DECLINED,

	/** Everything is in stock. */
	STOCK_FOUND,

	/** All items are fetched. */
	PICK,

	/** The box is closed. */
	PACK,

	/** A courier takes the parcel. */
	SHIP,

	/** The customer has it. */
	DELIVER,

	/** Something has to be cleared up first. */
	HOLD,

	/** It is cleared up. */
	RESUME,

	/** Nobody wants it any more. */
	CANCEL,

	/** The next customer does not wait for the timer. */
	NEXT_CUSTOMER

}
