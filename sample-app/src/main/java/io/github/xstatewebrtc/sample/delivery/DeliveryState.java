package io.github.xstatewebrtc.sample.delivery;

/**
 * The states of a delivery.
 */
public enum DeliveryState {

	/** The parcel stands at the back door. */
	WAITING,

	/** Somebody has it. */
	ON_THE_ROAD,

	/** On the road: it is sorted. */
	DEPOT,

	/** On the road: it is driven through the town. */
	VAN,

	/** On the road: the driver has rung the bell. */
	DOORSTEP,

	/** The customer has it and may still send it back. */
	HANDED_OVER,

	/** It is the customer's: the statechart ends. */
	CLOSED

}
