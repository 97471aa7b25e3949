package io.github.xstatewebrtc.timing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RareLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RareLogTests {

	private final Throwable cause = new IllegalStateException("thrown");

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE);

	private final RareLog log = new RareLog(LogFactory.getLog(RareLogTests.class), this.time::get);

	@Test
	void theSameIsLoggedOnceAMinute(CapturedOutput output) {
		this.log.error("till", "till failed: 1.", this.cause);
		this.time.addAndGet(TimeUnit.SECONDS.toNanos(59));
		this.log.error("till", "till failed: 2.", this.cause);
		this.time.addAndGet(TimeUnit.SECONDS.toNanos(1));
		this.log.error("till", "till failed: 3.", this.cause);
		assertThat(errors(output)).containsExactly("till failed: 1.", "till failed: 3.");
	}

	@Test
	void whatFailsBesideItIsNotKeptQuiet(CapturedOutput output) {
		this.log.error("till", "till failed.", this.cause);
		this.log.error("order", "order failed.", this.cause);
		this.log.error("Something else failed.", this.cause);
		assertThat(errors(output)).containsExactly("till failed.", "order failed.", "Something else failed.");
	}

	@Test
	void manySubjectsShareOneMinute(CapturedOutput output) {
		for (int i = 0; i < 100; i++) {
			this.log.error("subject-" + i, "failed " + i + ".", this.cause);
		}
		assertThat(errors(output)).hasSize(65);
	}

	private static String[] errors(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains(" More of the same is logged at DEBUG for a minute."))
			.map((line) -> line.replaceFirst(".* (--|-|:) ", "")
				.replace(" More of the same is logged at DEBUG for a minute.", ""))
			.toArray(String[]::new);
	}

}
