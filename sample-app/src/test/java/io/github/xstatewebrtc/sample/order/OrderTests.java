package io.github.xstatewebrtc.sample.order;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.sample.order.Order.Item;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Order}.
 */
class OrderTests {

	private final Order order = Order.of("A-1", "Ada", "tok_1");

	@Test
	void keepsCents() {
		Order larger = this.order.with(new Item("whistle", new BigDecimal("3.75")))
			.with(new Item("notebook", new BigDecimal("6.50")));
		assertThat(larger.total()).isEqualTo("10.25");
		assertThat(this.order.items()).isEmpty();
	}

	@Test
	void isFullWithFiveItems() {
		Order full = this.order;
		for (int i = 0; i < 5; i++) {
			assertThat(full.hasRoom()).isTrue();
			full = full.with(new Item("whistle", new BigDecimal("3.75")));
		}
		assertThat(full.hasRoom()).isFalse();
	}

}
