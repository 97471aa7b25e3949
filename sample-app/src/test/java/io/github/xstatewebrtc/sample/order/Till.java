package io.github.xstatewebrtc.sample.order;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

import org.awaitility.Awaitility;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.statemachine.StateMachine;

import io.github.xstatewebrtc.sample.Messages;
import io.github.xstatewebrtc.sample.ShopProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running order statechart and what one does with it in a test.
 */
final class Till implements AutoCloseable {

	private static final Duration NEVER = Duration.ofHours(1);

	private final List<Order> parcels = new CopyOnWriteArrayList<>();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final StateMachine<OrderState, OrderEvent> machine;

	@SuppressWarnings("unchecked")
	private Till(Duration holdLimit, Duration pause) {
		ShopProperties properties = new ShopProperties(new ShopProperties.Order(holdLimit, pause),
				new ShopProperties.Delivery(NEVER));
		this.context.registerBean(ShopProperties.class, () -> properties);
		this.context.registerBean(Courier.class, Counter::new);
		this.context.registerBean(RandomGenerator.class, () -> new Random(17));
		this.context.register(OrderConfiguration.class, Clerk.class);
		this.context.refresh();
		this.machine = this.context.getBean("order", StateMachine.class);
	}

	static Till open() {
		return new Till(NEVER, NEVER);
	}

	static Till withHoldLimit(Duration holdLimit) {
		return new Till(holdLimit, NEVER);
	}

	static Till withTimes(Duration both) {
		return new Till(both, both);
	}

	static Till withPause(Duration pause) {
		return new Till(NEVER, pause);
	}

	Till send(OrderEvent... events) {
		for (OrderEvent event : events) {
			Messages.send(this.machine, event);
		}
		return this;
	}

	Till place() {
		return send(OrderEvent.ADD_ITEM, OrderEvent.CHECK_OUT);
	}

	Till pay() {
		return place().send(OrderEvent.PAYMENT_ACCEPTED, OrderEvent.STOCK_FOUND);
	}

	Till pack() {
		return pay().send(OrderEvent.PICK, OrderEvent.PACK);
	}

	List<OrderState> states() {
		return List.copyOf(this.machine.getState().getIds());
	}

	Order order() {
		return OrderBook.read(this.machine.getExtendedState());
	}

	Clerk clerk() {
		return this.context.getBean(Clerk.class);
	}

	List<Order> parcels() {
		return this.parcels;
	}

	void await(OrderState state) {
		Awaitility.await().untilAsserted(() -> assertThat(states()).containsExactly(state));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** Hands every parcel over at once. */
	private final class Counter implements Courier {

		@Override
		public void take(Order order) {
			Till.this.parcels.add(order);
		}

		@Override
		public boolean hasHandedOver(Order order) {
			return Till.this.parcels.contains(order);
		}

	}

}
