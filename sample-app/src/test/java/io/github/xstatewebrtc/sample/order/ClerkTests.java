package io.github.xstatewebrtc.sample.order;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Clerk}.
 */
class ClerkTests {

	@Test
	void leadsOrdersThroughEveryState() {
		Set<OrderState> ever = EnumSet.complementOf(
				EnumSet.of(OrderState.CLEARED, OrderState.WHERE_IT_WAS, OrderState.CAPTURED, OrderState.RESERVED));
		Set<OrderState> seen = EnumSet.noneOf(OrderState.class);
		try (Till till = Till.withTimes(Duration.ofMillis(2))) {
			Clerk clerk = till.clerk();
			Awaitility.await().pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
				clerk.step();
				seen.addAll(till.states());
				assertThat(seen).containsAll(ever);
			});
		}
	}

	@Test
	void doesNotWaitForEverForATimer() {
		try (Till till = Till.open().place().send(OrderEvent.CANCEL)) {
			for (int i = 0; i < Clerk.PATIENCE; i++) {
				till.clerk().step();
				assertThat(till.states()).containsExactly(OrderState.CANCELLED);
			}
			till.clerk().step();
			assertThat(till.states()).containsExactly(OrderState.CART);
		}
	}

	@Test
	void waitsForTheCourier() {
		try (Till till = Till.open().pack().send(OrderEvent.SHIP)) {
			till.parcels().clear();
			till.clerk().step();
			assertThat(till.states()).containsExactly(OrderState.SHIPPED);
			till.parcels().add(till.order());
			till.clerk().step();
			assertThat(till.states()).containsExactly(OrderState.DELIVERED);
		}
	}

}
