package io.github.xstatewebrtc.sample.weborder;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.sample.order.Order;
import io.github.xstatewebrtc.sample.order.Shelf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders, as actors of other peers find and ask them.
 */
@SpringBootTest(properties = "shop.trade.enabled=false")
class WebOrdersTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final AtomicInteger IDS = new AtomicInteger();

	@Autowired
	private WebOrders orders;

	@Autowired
	private ActorSystem actors;

	@Test
	void anOrderIsPaidWithItsTotalAndGoesItsWay() {
		ActorRef order = open();
		var last = order.watch().toCompletableFuture();
		this.orders.step();
		assertThat(value(order)).isEqualTo("PLACED");
		assertThat(ask(order, ActorEvent.of("PAY", Map.of("amount", 24.9))).accepted()).isTrue();
		this.orders.step();
		assertThat(value(order)).isEqualTo("PACKED");
		this.orders.step();
		this.orders.step();
		assertThat(last).succeedsWithin(SOON).isEqualTo(ActorStatus.DONE);
	}

	@Test
	void anOrderTakesNoOtherAmount() {
		ActorRef order = open();
		for (Object amount : new Object[] { 24, 24.91, -24.9, Double.NaN, new BigInteger("9".repeat(400)), "24.90",
				Map.of() }) {
			ActorReply reply = ask(order, ActorEvent.of("PAY", Map.of("amount", amount)));
			assertThat(reply.accepted()).isFalse();
		}
		assertThat(ask(order, ActorEvent.of("PAY")).accepted()).isFalse();
		assertThat(value(order)).isEqualTo("PLACED");
	}

	@Test
	void anOrderTakesNoEventThatOnlyTheShopMayCause() {
		ActorRef order = open();
		ask(order, ActorEvent.of("PAY", Map.of("amount", 24.9)));
		assertThat(ask(order, ActorEvent.of("NEXT", Map.of("by", "SHOP"))).accepted()).isFalse();
		assertThat(value(order)).isEqualTo("PAID");
	}

	@Test
	void anAbandonedOrderIsCancelled() {
		ActorRef order = open();
		var last = order.watch().toCompletableFuture();
		this.orders.abandon("order-" + IDS.get());
		assertThat(last).succeedsWithin(SOON).isEqualTo(ActorStatus.DONE);
	}

	@Test
	void theSameOrderIsOpenedOnce() {
		open();
		this.orders.open(order());
		assertThat(this.actors.find(ActorPattern.named("order-" + IDS.get()), SOON).toCompletableFuture())
			.succeedsWithin(SOON)
			.satisfies((found) -> assertThat(found.actors()).hasSize(1));
	}

	private ActorRef open() {
		IDS.incrementAndGet();
		String name = this.orders.open(order());
		return this.actors.findAny(ActorPattern.named(name), SOON).toCompletableFuture().join();
	}

	private static Order order() {
		return Order.of(String.valueOf(IDS.get()), "visitor", "tok_1").with(Shelf.find("teapot").orElseThrow());
	}

	private static Object value(ActorRef actor) {
		return actor.snapshot().toCompletableFuture().join().value();
	}

	private static ActorReply ask(ActorRef actor, ActorEvent event) {
		return actor.ask(event, SOON).toCompletableFuture().join();
	}

}
