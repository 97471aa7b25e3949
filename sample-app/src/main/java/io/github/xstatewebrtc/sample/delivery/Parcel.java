package io.github.xstatewebrtc.sample.delivery;

/**
 * What a delivery is about.
 *
 * @param orderId the number of the order
 * @param customer who is to have it
 * @param rings how often nobody opened
 */
public record Parcel(String orderId, String customer, int rings) {

	/** The number of times that a driver rings in vain before a neighbour takes it. */
	static final int MOST_RINGS = 2;

	Parcel nobodyOpened() {
		return new Parcel(this.orderId, this.customer, this.rings + 1);
	}

	boolean mayRingAgain() {
		return this.rings < MOST_RINGS;
	}

}
