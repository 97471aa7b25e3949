package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptBudgetTests {

	private final AtomicLong now = new AtomicLong();

	private final AttemptBudget budget = new AttemptBudget(this.now::get, 10, Duration.ofSeconds(2));

	@Test
	void tenAtOnceAndThenOneEveryTwoSeconds() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.budget.tryTake()).isTrue();
		}
		assertThat(this.budget.tryTake()).isFalse();
		this.now.addAndGet(Duration.ofMillis(1999).toNanos());
		assertThat(this.budget.tryTake()).isFalse();
		this.now.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(this.budget.tryTake()).isTrue();
		assertThat(this.budget.tryTake()).isFalse();
	}

	@Test
	void restDoesNotSaveUpMoreThanTen() {
		this.now.addAndGet(Duration.ofHours(1).toNanos());
		for (int i = 0; i < 10; i++) {
			assertThat(this.budget.tryTake()).isTrue();
		}
		assertThat(this.budget.tryTake()).isFalse();
	}

}
