package io.github.xstatewebrtc.sample.cart;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.sample.order.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuoteTests {

	static List<Object> nonsense() {
		return Arrays.asList(null, "empty", Map.of(), Map.of("goods", Map.of("teapot", 1)), context("teapot", 1),
				Map.of("goods", List.of(), "total", 1), context(Map.of("teapot", 0), 0),
				context(Map.of("teapot", -1), 0), context(Map.of("teapot", 1.5), 0), context(Map.of("teapot", "1"), 0),
				context(Map.of(1, 1), 0), context(Map.of(), Double.NaN), context(Map.of(), Double.POSITIVE_INFINITY),
				context(Map.of(), new BigDecimal("1E+999999")));
	}

	@ParameterizedTest
	@MethodSource("nonsense")
	void aCartThatTalksNonsenseIsNotUnderstood(Object context) {
		assertThatExceptionOfType(CartException.class).isThrownBy(() -> quote(context));
	}

	@Test
	void aCartWhoseValuesAreHiddenIsNotUnderstood() {
		assertThatExceptionOfType(CartException.class).isThrownBy(() -> Quote.of(null));
	}

	@Test
	void anOrderHasThePricesOfTheShop() {
		Order order = quote(context(Map.of("teapot", 2, "whistle", 1), 53.55)).order("7", "tok_1");
		assertThat(order.total()).isEqualTo(new BigDecimal("53.55"));
		assertThat(order.items()).extracting(Order.Item::name).containsExactly("teapot", "teapot", "whistle");
	}

	@Test
	void aCartCannotMakeItCheaper() {
		Quote quote = quote(context(Map.of("teapot", 1), 0.01));
		assertThatExceptionOfType(CartException.class).isThrownBy(() -> quote.order("7", "tok_1"))
			.withMessageContaining("cost 24.90");
	}

	@Test
	void anOrderHasOneToFiveItemsThatTheShopHas() {
		for (Map<String, Integer> goods : List.of(Map.<String, Integer>of(), Map.of("whistle", Integer.MAX_VALUE),
				Map.of("whistle", 3, "compass", 3), Map.of("moon", 1))) {
			Quote quote = quote(context(goods, 0));
			assertThatExceptionOfType(CartException.class).isThrownBy(() -> quote.order("7", "tok_1"));
		}
	}

	private static Map<String, Object> context(Object goods, Object total) {
		return Map.of("goods", goods, "total", total);
	}

	private static Quote quote(Object context) {
		return Quote.of(new ActorSnapshot(ActorStatus.ACTIVE, "filling", context, Set.of(), null, null));
	}

}
