package io.github.xstatewebrtc.sample;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of the shop.
 *
 * @param order the times of an order
 * @param delivery the times of a delivery
 */
@ConfigurationProperties("shop")
public record ShopProperties(@DefaultValue Order order, @DefaultValue Delivery delivery) {

	/**
	 * The times of an order.
	 *
	 * @param holdLimit how long an order may be on hold before it is cancelled
	 * @param pause from the end of one order to the cart of the next
	 */
	public record Order(@DefaultValue("6s") Duration holdLimit, @DefaultValue("2s") Duration pause) {

	}

	/**
	 * The times of a delivery.
	 *
	 * @param returnWindow how long a parcel may be sent back before its delivery ends
	 */
	public record Delivery(@DefaultValue("12s") Duration returnWindow) {

	}

}
