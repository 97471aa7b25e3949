package io.github.xstatewebrtc.sample.delivery;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;

import io.github.xstatewebrtc.sample.Messages;
import io.github.xstatewebrtc.sample.ShopProperties;
import io.github.xstatewebrtc.sample.order.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deliveries}, their statechart and their {@link Driver}.
 */
class DeliveriesTests {

	private static final Duration NEVER = Duration.ofHours(1);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(RandomGenerator.class, () -> new Random(3))
		.withUserConfiguration(DeliveryConfiguration.class, Deliveries.class, Driver.class);

	@Test
	void startsADeliveryForEachOrder() {
		withReturnWindow(NEVER).run((context) -> {
			Deliveries deliveries = context.getBean(Deliveries.class);
			deliveries.take(order("A-1"));
			deliveries.take(order("A-2"));
			assertThat(deliveries.running()).extracting(StateMachine::getId)
				.containsExactlyInAnyOrder("delivery-A-1", "delivery-A-2");
			assertThat(deliveries.running())
				.allSatisfy((machine) -> assertThat(machine.getState().getId()).isEqualTo(DeliveryState.WAITING));
		});
	}

	@Test
	void bringsParcelsToTheirCustomers() {
		withReturnWindow(NEVER).run((context) -> {
			Deliveries deliveries = context.getBean(Deliveries.class);
			Driver driver = context.getBean(Driver.class);
			deliveries.take(order("A-1"));
			assertThat(deliveries.hasHandedOver(order("A-1"))).isFalse();
			for (int i = 0; i < 4 + 2 * Parcel.MOST_RINGS; i++) {
				driver.step();
			}
			assertThat(deliveries.hasHandedOver(order("A-1"))).isTrue();
			assertThat(deliveries.running()).hasSize(1);
		});
	}

	@Test
	void comesBackOnlyTwice() {
		withReturnWindow(NEVER).run((context) -> {
			Deliveries deliveries = context.getBean(Deliveries.class);
			deliveries.take(order("A-1"));
			StateMachine<DeliveryState, DeliveryEvent> machine = deliveries.running().iterator().next();
			Messages.send(machine, DeliveryEvent.COLLECT);
			Messages.send(machine, DeliveryEvent.LOAD);
			for (int i = 0; i < Parcel.MOST_RINGS + 2; i++) {
				Messages.send(machine, DeliveryEvent.RING);
				Messages.send(machine, DeliveryEvent.NOBODY_HOME);
			}
			assertThat(machine.getState().getIds()).contains(DeliveryState.DOORSTEP);
			assertThat(DeliveryRules.parcel(machine.getExtendedState()).rings()).isEqualTo(Parcel.MOST_RINGS);
		});
	}

	@Test
	void letsGoOfWhatIsClosed() {
		withReturnWindow(Duration.ofMillis(300)).run((context) -> {
			Deliveries deliveries = context.getBean(Deliveries.class);
			Driver driver = context.getBean(Driver.class);
			deliveries.take(order("A-1"));
			StateMachine<DeliveryState, DeliveryEvent> machine = deliveries.running().iterator().next();
			Awaitility.await().untilAsserted(() -> {
				driver.step();
				assertThat(deliveries.running()).isEmpty();
			});
			assertThat(machine.isComplete()).isTrue();
			assertThat(deliveries.hasHandedOver(order("A-1"))).isTrue();
		});
	}

	@Test
	void stopsWithTheShop() {
		withReturnWindow(NEVER).run((context) -> {
			Deliveries deliveries = context.getBean(Deliveries.class);
			deliveries.take(order("A-1"));
			StateMachine<DeliveryState, DeliveryEvent> machine = deliveries.running().iterator().next();
			CountDownLatch stopped = new CountDownLatch(1);
			machine.addStateListener(new StateMachineListenerAdapter<>() {

				@Override
				public void stateMachineStopped(StateMachine<DeliveryState, DeliveryEvent> which) {
					stopped.countDown();
				}

			});
			context.getSourceApplicationContext().close();
			assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(deliveries.running()).isEmpty();
		});
	}

	private ApplicationContextRunner withReturnWindow(Duration returnWindow) {
		ShopProperties properties = new ShopProperties(new ShopProperties.Order(NEVER, NEVER),
				new ShopProperties.Delivery(returnWindow));
		return this.runner.withBean(ShopProperties.class, () -> properties);
	}

	private static Order order(String id) {
		return new Order(id, "Ada", List.of(), BigDecimal.ZERO, "tok_1", 0);
	}

}
