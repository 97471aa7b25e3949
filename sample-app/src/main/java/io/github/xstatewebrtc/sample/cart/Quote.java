package io.github.xstatewebrtc.sample.cart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.sample.order.Order;
import io.github.xstatewebrtc.sample.order.Order.Item;
import io.github.xstatewebrtc.sample.order.Shelf;

/**
 * What a cart says is in it. It comes from a browser: nothing of it holds before the shop
 * has looked at it.
 *
 * @param goods how many there are of what
 * @param total what they cost
 */
record Quote(Map<String, Integer> goods, BigDecimal total) {

	/** No cart costs as much; what is far larger would take long to write out. */
	private static final double TOO_MUCH = 1_000_000;

	static Quote of(@Nullable ActorSnapshot snapshot) {
		if (snapshot == null || !(snapshot.context() instanceof Map<?, ?> context)
				|| !(context.get("goods") instanceof Map<?, ?> goods) || !(context.get("total") instanceof Number total)
				|| !(Math.abs(total.doubleValue()) < TOO_MUCH)) {
			throw new CartException("The cart does not say what is in it.");
		}
		return new Quote(counted(goods), BigDecimal.valueOf(total.doubleValue()).setScale(2, RoundingMode.HALF_UP));
	}

	/**
	 * The order for it, at the shop's prices.
	 * @param id the order's number
	 * @param paymentToken the bank's secret for this order
	 * @return the order
	 * @throws CartException if the cart is empty, too full, or at other prices
	 */
	Order order(String id, String paymentToken) {
		Order order = Order.of(id, "visitor", paymentToken);
		for (Item item : items().limit(Order.MOST_ITEMS + 1L).toList()) {
			order = order.with(item);
		}
		if (order.items().isEmpty() || order.items().size() > Order.MOST_ITEMS) {
			throw new CartException("An order has one to " + Order.MOST_ITEMS + " items.");
		}
		if (order.total().compareTo(this.total) != 0) {
			throw new CartException("The cart says " + this.total + ", but its goods cost " + order.total() + ".");
		}
		return order;
	}

	private Stream<Item> items() {
		return this.goods.entrySet()
			.stream()
			.flatMap((entry) -> Stream
				.generate(() -> Shelf.find(entry.getKey())
					.orElseThrow(() -> new CartException("The shop has no such goods as the cart's.")))
				.limit(entry.getValue()));
	}

	private static Map<String, Integer> counted(Map<?, ?> goods) {
		Map<String, Integer> counted = new TreeMap<>();
		goods.forEach((name, count) -> {
			if (!(name instanceof String text) || !(count instanceof Integer number) || number < 1) {
				throw new CartException("The cart does not say how many there are of what.");
			}
			counted.put(text, number);
		});
		return counted;
	}

}
