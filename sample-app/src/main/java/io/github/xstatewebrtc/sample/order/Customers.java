package io.github.xstatewebrtc.sample.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import io.github.xstatewebrtc.sample.order.Order.Item;

/**
 * Who buys here, and what.
 */
class Customers {

	private static final List<String> NAMES = List.of("Ada", "Barbara", "Dennis", "Edsger", "Grace", "Ken", "Margaret",
			"Niklaus");

	private static final List<Item> SHELF = List.of(item("teapot", "24.90"), item("lantern", "39.00"),
			item("notebook", "6.50"), item("compass", "18.25"), item("wool blanket", "54.00"), item("whistle", "3.75"));

	private final AtomicInteger numbers = new AtomicInteger(1000);

	private final RandomGenerator random;

	Customers(RandomGenerator random) {
		this.random = random;
	}

	Order newOrder() {
		return Order.of("A-" + this.numbers.incrementAndGet(), pick(NAMES), "tok_" + UUID.randomUUID());
	}

	Item choose() {
		return pick(SHELF);
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private static Item item(String name, String price) {
		return new Item(name, new BigDecimal(price));
	}

}
