package io.github.xstatewebrtc.actor.capture;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects of an application that would harm the statechart that holds them.
 */
class HostileValuesTests {

	private static final Duration LIMIT = Duration.ofMillis(20);

	private static final CaptureLimits LIMITS = new CaptureLimits(10, 200, 4_096, 5_000, 65_536, LIMIT);

	private final ValueCapture capture = new ValueCapture(LIMITS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	static List<Throwable> harm() {
		return List.of(new AssertionError("not now"), new IOException("no checked exceptions in Kotlin"),
				new NoSuchMethodError("other version"), new Error("anything"));
	}

	@ParameterizedTest
	@MethodSource("harm")
	void whateverACollectionThrowsReachesNoStatechart(Throwable harm) {
		String note = "(unreadable: " + harm.getClass().getSimpleName() + ")";
		assertThat(capture(new Harmful(harm, 0))).isEqualTo(note);
		assertThat(capture(new Harmful(harm, 1))).isEqualTo(List.of("row", note));
		assertThat(capture(new HarmfulMap(harm))).isEqualTo(note);
	}

	@ParameterizedTest
	@MethodSource("harm")
	void whateverATextThrowsReachesNoStatechart(Throwable harm) {
		String note = "(unreadable: " + harm.getClass().getSimpleName() + ")";
		assertThat(capture(new HarmfulText(() -> sneak(harm)))).isEqualTo(note);
		assertThat(capture(Map.of(new HarmfulText(() -> sneak(harm)), 1))).asString().contains(note);
	}

	@Test
	void aSlowTextCountsAsTimeOfTheApplication() {
		AtomicInteger calls = new AtomicInteger();
		HarmfulText slow = new HarmfulText(() -> takeLong(calls));
		assertThat(capture(List.of(slow, slow, slow))).asString().contains("(took too long)");
		assertThat(calls).hasValue(1);
	}

	@Test
	void aSlowSanitizerCountsAsTimeOfTheApplication() {
		AtomicInteger calls = new AtomicInteger();
		ValueSanitizer slow = (key, value) -> takeLong(calls);
		Redaction redaction = new Redaction(new SecretKeys(List.of()), new SecretTypes(List.of()), List.of(slow));
		Object captured = new ValueCapture(LIMITS, redaction, true).capture(Arrays.asList("a", "b", "c"));
		assertThat(CapturedTree.plain(captured)).asString().contains("(took too long)").doesNotContain("b", "c)");
		assertThat(calls).hasValue(1);
	}

	@Test
	void aHugeDecimalIsNotWrittenOut() {
		BigDecimal huge = new BigDecimal(BigInteger.ONE.shiftLeft(100_000), 2);
		assertThat(capture(huge)).asString().hasSizeLessThan(100).contains("100001 bits");
	}

	private static String takeLong(AtomicInteger calls) {
		calls.incrementAndGet();
		long start = System.nanoTime();
		while (System.nanoTime() - start < 2 * LIMIT.toNanos()) {
			Thread.onSpinWait();
		}
		return "text";
	}

	private static String sneak(Throwable harm) {
		throw HostileValuesTests.<RuntimeException>unchecked(harm);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> RuntimeException unchecked(Throwable harm) throws T {
		throw (T) harm;
	}

	private static final class Harmful extends AbstractList<String> {

		private final Throwable harm;

		private final int harmless;

		Harmful(Throwable harm, int harmless) {
			this.harm = harm;
			this.harmless = harmless;
		}

		@Override
		public String get(int index) {
			return (index < this.harmless) ? "row" : sneak(this.harm);
		}

		@Override
		public int size() {
			return 3;
		}

	}

	private static final class HarmfulMap extends AbstractMap<String, String> {

		private final Throwable harm;

		HarmfulMap(Throwable harm) {
			this.harm = harm;
		}

		@Override
		public Set<Entry<String, String>> entrySet() {
			throw HostileValuesTests.<RuntimeException>unchecked(this.harm);
		}

	}

	private record HarmfulText(Supplier<String> text) implements CharSequence {

		@Override
		public int length() {
			return 1;
		}

		@Override
		public char charAt(int index) {
			return 'x';
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this;
		}

		@Override
		public String toString() {
			return this.text.get();
		}

	}

}
