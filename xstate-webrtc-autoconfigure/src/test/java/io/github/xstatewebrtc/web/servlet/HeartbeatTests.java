package io.github.xstatewebrtc.web.servlet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.signaling.ManualTimers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Heartbeat}.
 */
class HeartbeatTests {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final ManualTimers timers = new ManualTimers();

	private final List<String> calls = new ArrayList<>();

	private final Heartbeat heartbeat = new Heartbeat(this.timers, INTERVAL, (whenSent) -> {
		this.calls.add("ping");
		whenSent.run();
	}, () -> this.calls.add("dead"));

	@Test
	void aPeerThatAnswersIsPingedOnAndOn() {
		this.heartbeat.start();
		for (int i = 0; i < 10; i++) {
			this.timers.pass(INTERVAL);
			this.heartbeat.heard();
		}
		assertThat(this.calls).hasSize(10).containsOnly("ping");
	}

	@Test
	void aPeerThatDoesNotAnswerIsGivenUpOnce() {
		this.heartbeat.start();
		this.timers.pass(INTERVAL.multipliedBy(10));
		assertThat(this.calls).containsExactly("ping", "ping", "dead");
		assertThat(this.timers.waiting()).isZero();
	}

	@Test
	void aPingThatStillWaitsIsNeitherCountedNorFollowedByAnother() {
		List<Runnable> waiting = new ArrayList<>();
		Heartbeat slow = new Heartbeat(this.timers, INTERVAL, waiting::add, () -> this.calls.add("dead"));
		slow.start();
		this.timers.pass(INTERVAL.multipliedBy(10));
		assertThat(waiting).hasSize(1);
		assertThat(this.calls).isEmpty();
		waiting.get(0).run();
		this.timers.pass(INTERVAL);
		assertThat(waiting).hasSize(2);
		waiting.get(1).run();
		assertThat(this.calls).isEmpty();
		this.timers.pass(INTERVAL);
		assertThat(this.calls).containsExactly("dead");
	}

	@Test
	void afterTheEndNothingIsPinged() {
		this.heartbeat.start();
		this.heartbeat.stop();
		this.timers.pass(INTERVAL);
		assertThat(this.calls).isEmpty();
	}

}
