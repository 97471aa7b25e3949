package io.github.xstatewebrtc.sample.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an order is about.
 *
 * @param id the order's number
 * @param customer who ordered
 * @param items what was ordered
 * @param total what it costs
 * @param paymentToken the bank's secret for this order: nobody may see it
 * @param declined how often the bank said no
 */
public record Order(String id, String customer, List<Item> items, BigDecimal total, String paymentToken, int declined) {

	/** The number of items that fit into a box. */
	public static final int MOST_ITEMS = 5;

	/** The number of times that the bank is asked. */
	static final int MOST_ATTEMPTS = 3;

	/**
	 * A new order without items.
	 * @param id the order's number
	 * @param customer who orders
	 * @param paymentToken the bank's secret for this order
	 * @return the order
	 */
	public static Order of(String id, String customer, String paymentToken) {
		return new Order(id, customer, List.of(), new BigDecimal("0.00"), paymentToken, 0);
	}

	/**
	 * This order with one more item.
	 * @param item the item
	 * @return the larger order
	 */
	public Order with(Item item) {
		List<Item> more = Stream.concat(this.items.stream(), Stream.of(item)).toList();
		return new Order(this.id, this.customer, more, this.total.add(item.price()), this.paymentToken, this.declined);
	}

	/**
	 * This order after another refusal by the bank.
	 * @return the order
	 */
	Order declinedAgain() {
		return new Order(this.id, this.customer, this.items, this.total, this.paymentToken, this.declined + 1);
	}

	boolean hasRoom() {
		return this.items.size() < MOST_ITEMS;
	}

	boolean hasItems() {
		return !this.items.isEmpty();
	}

	boolean mayAskAgain() {
		return this.declined + 1 < MOST_ATTEMPTS;
	}

	/**
	 * Something that can be bought.
	 *
	 * @param name what it is
	 * @param price what it costs
	 */
	public record Item(String name, BigDecimal price) {

	}

}
