package io.github.xstatewebrtc.sample.order;

/**
 * Brings parcels to customers.
 */
public interface Courier {

	/**
	 * Take the parcel of an order; called on the order's thread, so it must not block.
	 * @param order the order
	 */
	void take(Order order);

	/**
	 * Whether the customer has the parcel of an order.
	 * @param order the order, whose parcel was taken before
	 * @return true from the moment it was handed over
	 */
	boolean hasHandedOver(Order order);

}
