package io.github.xstatewebrtc.sample.order;

import java.math.BigDecimal;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the order's statechart.
 */
class OrderMachineTests {

	private static final Duration SOON = Duration.ofMillis(300);

	@Test
	void startsWithAnEmptyCart() {
		try (Till till = Till.open()) {
			assertThat(till.states()).containsExactly(OrderState.CART);
			assertThat(till.order().items()).isEmpty();
			assertThat(till.order().total()).isEqualTo("0.00");
		}
	}

	@Test
	void addsUpWhatIsInTheCart() {
		try (Till till = Till.open()) {
			till.send(OrderEvent.ADD_ITEM, OrderEvent.ADD_ITEM);
			BigDecimal sum = till.order()
				.items()
				.stream()
				.map(Order.Item::price)
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			assertThat(till.order().items()).hasSize(2);
			assertThat(till.order().total()).isEqualTo(sum).isPositive();
		}
	}

	@Test
	void takesNoMoreThanFitsIntoABox() {
		try (Till till = Till.open()) {
			for (int i = 0; i < Order.MOST_ITEMS + 3; i++) {
				till.send(OrderEvent.ADD_ITEM);
			}
			assertThat(till.order().items()).hasSize(Order.MOST_ITEMS);
		}
	}

	@Test
	void doesNotCheckOutAnEmptyCart() {
		try (Till till = Till.open()) {
			till.send(OrderEvent.CHECK_OUT);
			assertThat(till.states()).containsExactly(OrderState.CART);
		}
	}

	@Test
	void paysAndLooksForTheGoodsAtTheSameTime() {
		try (Till till = Till.open().place()) {
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PLACED, OrderState.AUTHORIZING,
					OrderState.RESERVING);
			till.send(OrderEvent.STOCK_FOUND);
			assertThat(till.states()).contains(OrderState.AUTHORIZING, OrderState.RESERVED);
		}
	}

	@Test
	void isPaidOnceBothRegionsAreDone() {
		try (Till till = Till.open().pay()) {
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PAID, OrderState.PICKING);
		}
	}

	@Test
	void isPaidInWhicheverOrderTheRegionsAreDone() {
		try (Till till = Till.open().place().send(OrderEvent.STOCK_FOUND, OrderEvent.PAYMENT_ACCEPTED)) {
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PAID, OrderState.PICKING);
		}
	}

	@Test
	void asksTheBankNoMoreThanThreeTimes() {
		try (Till till = Till.open().place()) {
			for (int i = 0; i < Order.MOST_ATTEMPTS + 2; i++) {
				till.send(OrderEvent.PAYMENT_DECLINED);
			}
			assertThat(till.order().declined()).isEqualTo(Order.MOST_ATTEMPTS - 1);
		}
	}

	@Test
	void cancelsAnOrderThatIsNotPaid() {
		try (Till till = Till.open().place().send(OrderEvent.CANCEL)) {
			assertThat(till.states()).containsExactly(OrderState.CANCELLED);
		}
	}

	@Test
	void callsTheCourierOnceItIsShipped() {
		try (Till till = Till.open().pack()) {
			assertThat(till.parcels()).isEmpty();
			till.send(OrderEvent.SHIP);
			assertThat(till.states()).containsExactly(OrderState.SHIPPED);
			assertThat(till.parcels()).containsExactly(till.order());
		}
	}

	@Test
	void resumesWhereItWasPutOnHold() {
		try (Till till = Till.open().pay().send(OrderEvent.PICK, OrderEvent.HOLD)) {
			assertThat(till.states()).containsExactly(OrderState.ON_HOLD);
			till.send(OrderEvent.RESUME);
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PAID, OrderState.PACKING);
			till.send(OrderEvent.PACK, OrderEvent.HOLD, OrderEvent.RESUME);
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PAID, OrderState.PACKED);
		}
	}

	@Test
	void doesNotResumeWhereTheOrderBeforeWas() {
		try (Till till = Till.withPause(SOON).pack()) {
			till.send(OrderEvent.HOLD, OrderEvent.RESUME, OrderEvent.SHIP, OrderEvent.DELIVER).await(OrderState.CART);
			till.pay().send(OrderEvent.HOLD, OrderEvent.RESUME);
			assertThat(till.states()).containsExactlyInAnyOrder(OrderState.PAID, OrderState.PICKING);
		}
	}

	@Test
	void givesUpWhatIsOnHoldForTooLong() {
		try (Till till = Till.withHoldLimit(SOON).pay().send(OrderEvent.HOLD)) {
			till.await(OrderState.CANCELLED);
		}
	}

	@Test
	void takesTheNextOrderAfterAPause() {
		try (Till till = Till.withPause(SOON)) {
			String first = till.order().id();
			till.pack().send(OrderEvent.SHIP, OrderEvent.DELIVER).await(OrderState.CART);
			assertThat(till.order().id()).isNotEqualTo(first);
			assertThat(till.order().items()).isEmpty();
		}
	}

}
