package io.github.xstatewebrtc.sample.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.github.xstatewebrtc.sample.order.Order.Item;

/**
 * What can be bought, and for how much.
 */
public final class Shelf {

	private static final List<Item> GOODS = List.of(item("teapot", "24.90"), item("lantern", "39.00"),
			item("notebook", "6.50"), item("compass", "18.25"), item("wool blanket", "54.00"), item("whistle", "3.75"));

	private Shelf() {
	}

	/**
	 * Return everything that stands there.
	 * @return the goods, in the order in which they stand
	 */
	public static List<Item> goods() {
		return GOODS;
	}

	/**
	 * Look for something.
	 * @param name what it is
	 * @return the item with its price, if there is such a thing
	 */
	public static Optional<Item> find(String name) {
		return GOODS.stream().filter((item) -> item.name().equals(name)).findFirst();
	}

	private static Item item(String name, String price) {
		return new Item(name, new BigDecimal(price));
	}

}
