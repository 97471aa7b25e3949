package io.github.xstatewebrtc.sample.delivery;

/**
 * What may happen to a delivery.
 */
public enum DeliveryEvent {

	/** A driver fetches the parcel. */
	COLLECT,

	/** It goes into a van. */
	LOAD,

	/** The driver rings the bell. */
	RING,

	/** Nobody opens. */
	NOBODY_HOME,

	/** Somebody opens. */
	HAND_OVER

}
