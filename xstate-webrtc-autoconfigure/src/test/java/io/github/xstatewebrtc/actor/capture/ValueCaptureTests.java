package io.github.xstatewebrtc.actor.capture;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.collection.spi.LazyInitializable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of live objects.
 */
class ValueCaptureTests {

	private final ValueCapture capture = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	@Test
	void valuesThatJsonHasStayAsTheyAre() {
		assertThat(capture(null)).isNull();
		assertThat(capture("text")).isEqualTo("text");
		assertThat(capture(7)).isEqualTo(7);
		assertThat(capture(1.5)).isEqualTo(1.5);
		assertThat(capture(true)).isEqualTo(true);
		assertThat(capture(new BigDecimal("12.50"))).isEqualTo(new BigDecimal("12.50"));
	}

	@Test
	void numbersThatJavaScriptWouldChangeAreText() {
		assertThat(capture(9_007_199_254_740_991L)).isEqualTo(9_007_199_254_740_991L);
		assertThat(capture(9_007_199_254_740_992L)).isEqualTo("9007199254740992");
		assertThat(capture(BigInteger.TEN.pow(20))).isEqualTo("100000000000000000000");
		assertThat(capture(new BigDecimal("0.12345678901234567890"))).isEqualTo("0.12345678901234567890");
		assertThat(capture(Double.NaN)).isEqualTo("NaN");
		assertThat(capture(BigInteger.ONE.shiftLeft(1_000_000))).isEqualTo("(an integer of 1000001 bits)");
	}

	@Test
	void thingsWithATextAreThatText() {
		UUID id = UUID.randomUUID();
		assertThat(capture(id)).isEqualTo(id.toString());
		assertThat(capture(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(capture(Duration.ofSeconds(90))).isEqualTo("PT1M30S");
		assertThat(capture(Thread.State.NEW)).isEqualTo("NEW");
		assertThat(capture(Optional.of("present"))).isEqualTo("present");
		assertThat(capture(Optional.empty())).isNull();
		assertThat(capture(String.class)).isEqualTo("java.lang.String");
	}

	@Test
	void collectionsArraysAndMaps() {
		assertThat(capture(new int[] { 1, 2 })).isEqualTo(List.of(1, 2));
		assertThat(capture(new byte[3])).isEqualTo("(3 bytes)");
		assertThat(capture(Map.of(Thread.State.NEW, List.of("a")))).isEqualTo(Map.of("NEW", List.of("a")));
	}

	@Test
	void withoutValuesKeysStayThatAreNamesAndKeysThatAreDataDoNot() {
		ValueCapture blind = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), false);
		Map<Object, Object> map = new LinkedHashMap<>();
		map.put("customer", new Item("book", 2));
		map.put("line1", 1);
		map.put(Thread.State.NEW, 1);
		map.put("alice@example.com", 1);
		map.put(UUID.randomUUID(), 1);
		map.put(4711, 1);
		map.put("a8f3e1c9b2", 1);
		map.put("Alice Smith", 1);
		map.put("x".repeat(41), 1);
		assertThat(blind.capture(map)).asString()
			.isEqualTo("{customer={name=******, count=******}, line1=******, NEW=******, ******=******, "
					+ "****** (5)=******, ****** (6)=******, ****** (7)=******, ****** (8)=******, "
					+ "****** (9)=******}");
	}

	@Test
	void keysThatBecomeTheSameAreKeptApartAndTheirSecretsMasked() {
		Map<Object, Object> map = new LinkedHashMap<>();
		map.put(1, "a");
		map.put("1", "b");
		map.put("https://bob:hunter2@h/", "c");
		map.put("k".repeat(5_000) + "password", "hunter2");
		assertThat(capture(map)).asString()
			.startsWith("{1=a, 1 (2)=b, https://bob:******@h/=c, kkk")
			.endsWith("=******}");
	}

	@Test
	void objectsOfFrameworksAndLambdasAreOnlyNamed() {
		assertThat(capture(new Thread())).isEqualTo("(Thread)");
		assertThat(capture((Runnable) () -> {
		})).asString().startsWith("(");
	}

	@Test
	void aThrowableIsItsNameAndMessage() {
		assertThat(capture(new IllegalStateException("outer", new IllegalArgumentException("token: abc"))))
			.isEqualTo(Map.of("name", "java.lang.IllegalStateException", "message", "outer", "cause",
					Map.of("name", "java.lang.IllegalArgumentException", "message", "token: ******")));
	}

	@Test
	void whatContainsItselfIsCutThere() {
		Map<String, Object> map = new HashMap<>();
		map.put("self", map);
		assertThat(capture(map)).isEqualTo(Map.of("self", "(circular)"));
		Object shared = List.of(1);
		assertThat(capture(List.of(shared, shared))).isEqualTo(List.of(List.of(1), List.of(1)));
	}

	@Test
	void depthMembersAndLengthAreBounded() {
		ValueCapture small = new ValueCapture(new CaptureLimits(2, 3, 4, 1_000, 1_000, Duration.ofSeconds(10)),
				Redaction.of(List.of()), true);
		assertThat(CapturedTree.plain(small.capture(List.of(List.of(List.of(1))))))
			.isEqualTo(List.of(List.of("(deeper than is shown)")));
		assertThat(CapturedTree.plain(small.capture(List.of(1, 2, 3, 4, 5)))).isEqualTo(List.of(1, 2, 3, "… 2 more"));
		assertThat(CapturedTree.plain(small.capture("abcdef"))).isEqualTo("abcd… (6 characters)");
		assertThat(CapturedTree.plain(small.capture("abc\ud83d\ude00"))).isEqualTo("abc… (5 characters)");
	}

	@Test
	void theWholeIsBoundedHoweverItsPartsAreArranged() {
		List<Object> wide = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			wide.add(Collections.nCopies(100, "x".repeat(1_000)));
		}
		assertThat(String.valueOf(capture(wide))).hasSizeLessThan(300_000);
	}

	@Test
	void theResultCannotBeChanged() {
		Object map = capture(new HashMap<>(Map.of("n", 1)));
		Object list = capture(new ArrayList<>(List.of(1)));
		assertThat(map).isInstanceOfSatisfying(Map.class,
				(captured) -> assertThatExceptionOfType(UnsupportedOperationException.class)
					.isThrownBy(captured::clear));
		assertThat(list).isInstanceOfSatisfying(List.class,
				(captured) -> assertThatExceptionOfType(UnsupportedOperationException.class)
					.isThrownBy(captured::clear));
	}

	@Test
	void whatThrowsWhenItIsReadSpoilsOnlyItself() {
		List<Object> broken = new AbstractList<>() {

			@Override
			public Object get(int index) {
				throw new IllegalStateException("no session");
			}

			@Override
			public int size() {
				return 1;
			}

		};
		assertThat(capture(Map.of("broken", broken, "good", 1)))
			.isEqualTo(Map.of("broken", "(unreadable: IllegalStateException)", "good", 1));
	}

	@Test
	void whatADatabaseWouldHaveToFetchIsNotRead() {
		assertThat(capture(Map.of("lines", new LazyList()))).isEqualTo(Map.of("lines", "(not loaded)"));
	}

	/**
	 * A record of an application.
	 *
	 * @param name a name
	 * @param count a number
	 */
	record Item(String name, int count) {
	}

	private static final class LazyList extends AbstractList<String> implements LazyInitializable {

		@Override
		public String get(int index) {
			throw new IllegalStateException("was fetched");
		}

		@Override
		public int size() {
			throw new IllegalStateException("was fetched");
		}

		@Override
		public boolean wasInitialized() {
			return false;
		}

	}

}
