package io.github.xstatewebrtc.statechart;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an event that waits is taken to weigh.
 */
class EventSizeTests {

	private static final long ENOUGH = 1_000_000;

	@Test
	void theCharactersOfAllTextsCountHoweverDeepTheyAre() {
		long small = size(Map.of("order", Map.of("lines", List.of("a", new Object[] { "b" }))));
		long large = size(
				Map.of("order", Map.of("lines", List.of("a".repeat(1000), new Object[] { "b".repeat(500) }))));
		assertThat(large - small).isEqualTo(999 + 499);
		assertThat(EventSize.of(ActorEvent.of("x".repeat(2000)), ENOUGH)).isBetween(2000L, 2100L);
	}

	@Test
	void manySmallValuesCountTooAndArraysByTheirLength() {
		assertThat(size(Map.of("n", new ArrayList<>(Collections.nCopies(1000, 1)))))
			.isGreaterThan(1000 * EventSize.EACH);
		assertThat(size(Map.of("bytes", new byte[1000]))).isGreaterThan(1000);
	}

	@Test
	void whatIsEnoughEndsTheCountAndWhatIsTooDeepIsAsLargeAsCanBe() {
		assertThat(size(Map.of("n", Collections.nCopies(Integer.MAX_VALUE, 1)))).isBetween(ENOUGH, ENOUGH + 1000);
		Map<String, @Nullable Object> circle = new HashMap<>();
		circle.put("self", circle);
		circle.put("list", List.of(circle, circle));
		assertThat(size(circle)).isBetween(ENOUGH, ENOUGH + 1000);
	}

	@Test
	void whatCannotBeReadIsOneValueAndTheRestCounts() {
		List<Object> lazy = new AbstractList<>() {

			@Override
			public Object get(int index) {
				throw new IllegalStateException("no session");
			}

			@Override
			public int size() {
				throw new IllegalStateException("no session");
			}

		};
		assertThat(size(Map.of("lazy", lazy, "text", "a".repeat(1000)))).isBetween(1000L, 1200L);
	}

	private static long size(Map<String, ? extends @Nullable Object> payload) {
		return EventSize.of(ActorEvent.of("EVENT", payload), ENOUGH);
	}

}
