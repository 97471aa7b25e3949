package io.github.xstatewebrtc.actor.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.actor.ActorEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application's own say in what is shown.
 */
@ExtendWith(OutputCaptureExtension.class)
class ValueSanitizerTests {

	private static ValueCapture capture(boolean showValues, ValueSanitizer... sanitizers) {
		return new ValueCapture(CaptureLimits.DEFAULTS,
				new Redaction(new SecretKeys(List.of()), new SecretTypes(List.of()), List.of(sanitizers)), showValues);
	}

	@Test
	void isAskedForEachValueByWhereItLies() {
		List<String> asked = new ArrayList<>();
		ValueCapture capture = capture(true, (key, value) -> {
			asked.add(key + "=" + value);
			return value;
		});
		capture.capture(new Order(List.of(new Line("book", 2), new Line("pen", 1)), "hunter2"));
		capture.capture(7);
		capture.capture(ActorEvent.of("PAY", Map.of("amount", 7)));
		assertThat(asked).containsExactly("lines[0].sku=book", "lines[0].count=2", "lines[1].sku=pen",
				"lines[1].count=1", "=7", "amount=7");
	}

	@Test
	void theFirstThatChangesAValueDecides() {
		ValueCapture capture = capture(true, (key, value) -> key.endsWith("sku") ? "b***" : value,
				(key, value) -> "******");
		assertThat(capture.capture(new Line("book", 2))).isEqualTo(Map.of("sku", "b***", "count", "******"));
	}

	@Test
	void whatItReturnsIsSearchedForSecretsToo() {
		ValueCapture capture = capture(true, (key, value) -> value + " password=hunter2");
		assertThat(capture.capture("login")).isEqualTo("login password=******");
	}

	@Test
	void aValueOnWhichItFailsIsMaskedAndThatIsSaidOnceWithoutTheValue(CapturedOutput output) {
		ValueCapture capture = capture(true, (key, value) -> {
			throw new IllegalStateException("cannot sanitize " + value);
		});
		assertThat(capture.capture(List.of("hunter2", "hunter3"))).isEqualTo(List.of("******", "******"));
		assertThat(output).containsOnlyOnce("IllegalStateException").doesNotContain("hunter");
	}

	@Test
	void isNotAskedWhereNoValuesAreShown() {
		ValueCapture capture = capture(false, (key, value) -> value);
		assertThat(capture.capture(List.of("book"))).isEqualTo(List.of("******"));
	}

	/**
	 * An order of an application.
	 *
	 * @param lines what is ordered
	 * @param password what is masked anyway
	 */
	record Order(List<Line> lines, String password) {
	}

	/**
	 * A line of an order.
	 *
	 * @param sku what
	 * @param count how many
	 */
	record Line(String sku, int count) {
	}

}
