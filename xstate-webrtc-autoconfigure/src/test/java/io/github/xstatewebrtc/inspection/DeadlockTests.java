package io.github.xstatewebrtc.inspection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two threads of an application that take the lock of one of its own objects, one of them
 * in a getter that inspection calls.
 */
class DeadlockTests {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final Executor NEW_THREAD = (task) -> {
		Thread thread = new Thread(task, "application");
		thread.setDaemon(true);
		thread.start();
	};

	private final Probe probe = Probe.withHistory(200);

	private final Door door = new Door();

	private final Invoice invoice = new Invoice();

	private StatechartObserver watched() {
		new StatechartRegistry(this.probe.system, List.of(new DoorAdapter())).register(this.door);
		this.probe.watch(Probe.EVERYTHING);
		StatechartObserver observer = this.door.observer;
		assertThat(observer).isNotNull();
		return observer;
	}

	@Test
	void whoHoldsAnObjectMaySendWhileInspectionWaitsForThatObject() {
		StatechartObserver observer = watched();
		holdingTheInvoice(() -> observer.received(ActorEvent.of("CLOSE"), false),
				() -> observer.transitioned(ActorEvent.of("OPEN"), state()));
	}

	@Test
	void whoHoldsAnObjectMayChangeTheStatechartWhileInspectionWaitsForThatObject() {
		StatechartObserver observer = watched();
		holdingTheInvoice(
				() -> observer.transitioned(ActorEvent.of("CLOSE"), ActorSnapshot.of(ActorStatus.ACTIVE, "x")),
				() -> observer.transitioned(ActorEvent.of("OPEN"), state()));
	}

	@Test
	void whoHoldsAnObjectMayStopTheStatechartWhileInspectionWaitsForThatObject() {
		StatechartObserver observer = watched();
		holdingTheInvoice(() -> observer.stopped(ActorEvent.of("CLOSE"), ActorSnapshot.of(ActorStatus.DONE, "x")),
				() -> observer.transitioned(ActorEvent.of("OPEN"), state()));
	}

	@Test
	void whoHoldsAnObjectMaySendWhileTheStartWaitsForThatObject() {
		this.door.active = false;
		StatechartObserver observer = watched();
		holdingTheInvoice(
				() -> observer.transitioned(ActorEvent.of("CLOSE"), ActorSnapshot.of(ActorStatus.ACTIVE, "x")),
				() -> observer.started(state()));
		this.probe.run();
		assertThat(this.probe.system.actors()).singleElement()
			.extracting((actor) -> actor.snapshot().value())
			.isEqualTo("x");
	}

	/*
	 * One thread holds the invoice; another one comes to its getter; the first one goes
	 * on only then.
	 */
	private void holdingTheInvoice(Runnable holder, Runnable reader) {
		CompletableFuture<Void> held = CompletableFuture.runAsync(() -> this.invoice.hold(holder), NEW_THREAD);
		this.invoice.awaitHeld();
		CompletableFuture<Void> read = CompletableFuture.runAsync(reader, NEW_THREAD);
		assertThat(held).succeedsWithin(DEADLINE);
		assertThat(read).succeedsWithin(DEADLINE);
	}

	private ActorState state() {
		return new ActorSnapshot(ActorStatus.ACTIVE, "open", this.invoice, Set.of(), null, null);
	}

	/**
	 * An object of the application, with its own lock.
	 */
	public static class Invoice {

		private final int total = 3;

		private final CountDownLatch held = new CountDownLatch(1);

		private final CountDownLatch wanted = new CountDownLatch(1);

		void hold(Runnable action) {
			synchronized (this) {
				this.held.countDown();
				await(this.wanted);
				action.run();
			}
		}

		void awaitHeld() {
			await(this.held);
		}

		public int getTotal() {
			this.wanted.countDown();
			synchronized (this) {
				return this.total;
			}
		}

		private static void await(CountDownLatch latch) {
			try {
				assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	static class Door {

		private @Nullable StatechartObserver observer;

		private boolean active = true;

	}

	static class DoorAdapter implements StatechartAdapter<Door> {

		@Override
		public Class<Door> type() {
			return Door.class;
		}

		@Override
		public String src(Door machine) {
			return "door";
		}

		@Override
		public @Nullable String name(Door machine) {
			return null;
		}

		@Override
		public Map<String, @Nullable Object> definition(Door machine) {
			return Map.of("id", "door");
		}

		@Override
		public boolean isActive(Door machine) {
			return machine.active;
		}

		@Override
		public ActorState state(Door machine) {
			return ActorSnapshot.of(ActorStatus.ACTIVE, "shut");
		}

		@Override
		public void observe(Door machine, StatechartObserver observer) {
			machine.observer = observer;
		}

		@Override
		public CompletionStage<Acceptance> send(Door machine, ActorEvent event) {
			return CompletableFuture.completedFuture(Acceptance.refused("A door hears nothing"));
		}

	}

}
