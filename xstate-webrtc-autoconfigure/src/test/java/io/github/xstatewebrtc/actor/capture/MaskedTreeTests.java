package io.github.xstatewebrtc.actor.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is made of a captured tree for those who may not see values.
 */
class MaskedTreeTests {

	private final ValueCapture seeing = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	private final ValueCapture blind = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), false);

	static Stream<@Nullable Object> values() {
		Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
		keys.put("customer", new Item("book", 2));
		keys.put(Step.STEP_2024_OF_1000, 1);
		keys.put("alice@example.com", List.of("(circular)"));
		keys.put(Locale.GERMANY, 1);
		keys.put(UUID.fromString("00000000-0000-0000-0000-000000000001"), null);
		keys.put(4711, Map.of("password", "hunter2"));
		keys.put(new Object(), "x");
		keys.put(null, "x");
		Map<String, Object> circular = new HashMap<>();
		circular.put("self", circular);
		return Stream.of(null, "(not loaded)", 7, true, keys, circular, new byte[3], new int[] { 1, 2 }, new Thread(),
				new Item("book", 2), Optional.of(new Item("book", 2)), new Line123(1), List.of(List.of("a"), Map.of()),
				new IllegalStateException("outer", new IllegalArgumentException("inner")),
				Collections.nCopies(300, "x"), new Broken(), Arrays.asList(1, null, "x"), Set.of("x"),
				Stream.iterate((Object) "deep", (inner) -> List.of(inner)).skip(12).findFirst().orElseThrow());
	}

	@ParameterizedTest
	@MethodSource("values")
	void isTheSameAsIfItHadBeenCapturedWithoutValues(@Nullable Object value) {
		assertThat(plain(CapturedTree.masked(this.seeing.capture(value)))).isEqualTo(plain(this.blind.capture(value)));
	}

	@Test
	void keepsEventTypeStatusStateAndTags() {
		ActorEvent event = ActorEvent.of("PAY", Map.of("amount", 7, "to alice", 1));
		CapturedEvent masked = CapturedTree.masked(this.seeing.capture(event));
		assertThat(masked.type()).isEqualTo("PAY");
		assertThat(masked.payload()).isEqualTo(Map.of("amount", "******", "******", "******"));
		ActorSnapshot snapshot = CapturedTree.masked(this.seeing.capture(new ActorSnapshot(ActorStatus.ERROR, "paid",
				Map.of("n", 1), Set.of("busy"), "out", new IllegalStateException("why"))));
		assertThat(snapshot).isEqualTo(new ActorSnapshot(ActorStatus.ERROR, "paid", Map.of("n", "******"),
				Set.of("busy"), "******", snapshot.error()));
		assertThat(plain(snapshot.error()))
			.isEqualTo(Map.of("name", "java.lang.IllegalStateException", "message", "******"));
	}

	@Test
	void nothingOfAValueIsLeft() {
		List<Object> values = new ArrayList<>();
		values().filter((value) -> value != null).forEach(values::add);
		assertThat(CapturedTree.masked(this.seeing.capture(values))).asString()
			.doesNotContain("book")
			.doesNotContain("alice")
			.doesNotContain("DE")
			.doesNotContain("outer")
			.contains("customer", "STEP_2024_OF_1000", "IllegalStateException");
	}

	private static @Nullable Object plain(@Nullable Object tree) {
		return CapturedTree.plain(tree);
	}

	enum Step {

		STEP_2024_OF_1000

	}

	/**
	 * A record of an application.
	 *
	 * @param name a name
	 * @param count a number
	 */
	record Item(String name, int count) {
	}

	/**
	 * A record whose component does not look like a name.
	 *
	 * @param line12345 a number
	 */
	record Line123(int line12345) {
	}

	@SuppressWarnings("unused")
	public static class Broken {

		private final String broken = "";

		public String getBroken() {
			throw new IllegalStateException(this.broken);
		}

	}

}
