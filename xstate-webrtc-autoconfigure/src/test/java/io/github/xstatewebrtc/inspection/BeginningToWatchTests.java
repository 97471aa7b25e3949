package io.github.xstatewebrtc.inspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The moment at which what was only noted is passed on: a thread of the application is
 * halted in the middle of its note, where the value is read.
 */
class BeginningToWatchTests {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final int STEPS = 20_000;

	private final Probe probe = Probe.withHistory(200);

	private final LocalActor order = this.probe.actor("order");

	private final List<Thread> started = new ArrayList<>();

	private volatile @Nullable Watcher watcher;

	@Test
	void whoComesWhileAnEventIsNotedIsToldOfItOnce() {
		this.probe.system.transitioned(this.order, ActorEvent.of("FIRST"), halted(() -> blocked(this::watch)));
		assertThat(told()).containsSubsequence("actor order halted", "snapshot FIRST halted").doesNotHaveDuplicates();
	}

	// Which of the two has the lock next is for the JVM to say.
	@RepeatedTest(100)
	void whoComesWhileAnEventWaitsForAnotherOneIsToldOfBothOnce() {
		this.probe.system.transitioned(this.order, ActorEvent.of("FIRST"), halted(() -> {
			blocked(() -> this.probe.event(this.order, "SECOND", "second", Map.of()));
			blocked(this::watch);
		}));
		assertThat(told())
			.containsSubsequence("snapshot FIRST halted", "event {\"type\":\"SECOND\"}", "snapshot SECOND second {}")
			.doesNotHaveDuplicates();
	}

	@Test
	void eventsOfTwoRegionsOfOneActorAreCountedTogether() {
		CountDownLatch start = new CountDownLatch(1);
		CompletableFuture<?>[] regions = { region(start), region(start) };
		start.countDown();
		assertThat(CompletableFuture.allOf(regions)).succeedsWithin(DEADLINE);
		assertThat(this.probe.bridge.lastActivity(this.order.sessionId())).isNotNull()
			.extracting(ActorActivity::transitions)
			.isEqualTo(2L * STEPS);
		assertThat(this.probe.bridge.seq()).isEqualTo(1 + 4L * STEPS);
	}

	private CompletableFuture<Void> region(CountDownLatch start) {
		return CompletableFuture.runAsync(() -> {
			try {
				start.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			for (int i = 0; i < STEPS; i++) {
				this.probe.event(this.order, "STEP", "stepped", Map.of());
			}
		}, (task) -> new Thread(task).start());
	}

	private void watch() {
		this.watcher = this.probe.bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> {
		});
		this.probe.run();
	}

	/*
	 * Run something on a thread of its own until it waits for a lock, or has ended.
	 */
	private void blocked(Runnable action) {
		Thread thread = new Thread(action);
		this.started.add(thread);
		thread.start();
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.atMost(DEADLINE)
			.until(() -> thread.getState() == Thread.State.BLOCKED || thread.getState() == Thread.State.TERMINATED);
	}

	private List<String> told() {
		for (Thread thread : this.started) {
			assertThat(join(thread)).as("%s ends", thread).isTrue();
		}
		this.probe.run();
		assertThat(this.watcher).isNotNull();
		return Probe.lines(this.watcher);
	}

	private static boolean join(Thread thread) {
		try {
			thread.join(DEADLINE.toMillis());
			return !thread.isAlive();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ActorState halted(Runnable meanwhile) {
		AtomicBoolean first = new AtomicBoolean(true);
		return new ActorState() {

			@Override
			public ActorStatus status() {
				return ActorStatus.ACTIVE;
			}

			@Override
			public Object value() {
				if (first.getAndSet(false)) {
					meanwhile.run();
				}
				return "halted";
			}

		};
	}

}
