package io.github.xstatewebrtc.sample.order;

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

	private final AtomicInteger numbers = new AtomicInteger(1000);

	private final RandomGenerator random;

	Customers(RandomGenerator random) {
		this.random = random;
	}

	Order newOrder() {
		return Order.of("A-" + this.numbers.incrementAndGet(), pick(NAMES), "tok_" + UUID.randomUUID());
	}

	Item choose() {
		return pick(Shelf.goods());
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
