package io.github.xstatewebrtc.actor.capture;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A statechart waits while its context is captured, but not for long.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowValuesTests {

	private static final Duration LIMIT = Duration.ofMillis(20);

	private static final CaptureLimits LIMITS = new CaptureLimits(10, 200, 4_096, 5_000, 65_536, LIMIT);

	private final ValueCapture capture = new ValueCapture(LIMITS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	@Test
	void aCaptureThatTakesTooLongStops() {
		List<Object> slow = new ArrayList<>();
		Slow first = new Slow();
		slow.add(first);
		slow.add("not reached");
		assertThat(capture(slow)).isEqualTo(List.of(Map.of("total", "(took too long)"), "(took too long)"));
		assertThat(capture(Map.of("first", first, "second", 2))).asString().contains("second=2");
	}

	@Test
	void aGetterThatWasSlowIsNotCalledAgain(CapturedOutput output) {
		Slow slow = new Slow();
		capture(slow);
		assertThat(slow.calls).isEqualTo(1);
		assertThat(capture(slow)).isEqualTo(Map.of("total", "(slow, not read again)"));
		assertThat(capture(new Slow())).isEqualTo(Map.of("total", "(slow, not read again)"));
		assertThat(slow.calls).isEqualTo(1);
		assertThat(output).containsOnlyOnce(Slow.class.getName() + ".total");
	}

	@Test
	void aCollectionThatWasSlowIsNotReadAgain() {
		SlowList slow = new SlowList();
		assertThat(capture(slow)).isEqualTo(List.of("(took too long)", "(took too long)"));
		assertThat(capture(slow)).isEqualTo("(slow, not read again)");
		assertThat(slow.calls).isEqualTo(1);
	}

	private static void takeLong() {
		long start = System.nanoTime();
		while (System.nanoTime() - start < 2 * LIMIT.toNanos()) {
			Thread.onSpinWait();
		}
	}

	@SuppressWarnings("unused")
	public static class Slow {

		private final String total = "total";

		private int calls;

		public String getTotal() {
			this.calls++;
			takeLong();
			return this.total;
		}

	}

	private static final class SlowList extends AbstractList<String> {

		private int calls;

		@Override
		public String get(int index) {
			this.calls++;
			takeLong();
			return "row";
		}

		@Override
		public int size() {
			return 3;
		}

	}

}
