package io.github.xstatewebrtc.statechart.squirrel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that are sent to a machine which the application fires events at, too.
 */
class SquirrelDeliveryTests {

	private static final int EVENTS = 2_000;

	private final SquirrelAdapter adapter = new SquirrelAdapter();

	private final StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(), List.of(this.adapter));

	@Test
	void theSameEventFromTheApplicationIsNotTakenForTheOneThatWasSent() throws Exception {
		SquirrelMachines.Machine machine = SquirrelMachines.turnstile();
		AtomicInteger sent = new AtomicInteger();
		machine.start(sent);
		Semaphore turns = new Semaphore(0);
		Thread coins = atEach(turns, () -> machine.fire("COIN", new AtomicInteger()));
		Thread pushes = atEach(turns, () -> machine.fire("PUSH", new AtomicInteger()));
		int accepted = 0;
		int refused = 0;
		try {
			for (int i = 0; i < EVENTS; i++) {
				turns.release();
				switch (send(machine, "COIN").get(10, TimeUnit.SECONDS).outcome()) {
					case ACCEPTED -> accepted++;
					case REFUSED -> refused++;
					default -> throw new AssertionError("neither");
				}
			}
		}
		finally {
			turns.release(EVENTS);
			coins.join();
			pushes.join();
		}
		assertThat(accepted + refused).isEqualTo(EVENTS);
		assertThat(sent).as("what the machine took of what was sent").hasValue(accepted);
	}

	@Test
	void whatAnActionOfTheApplicationsOwnEventSendsIsAnsweredWhenItsTurnComes() {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		SquirrelMachines.Machine machine = SquirrelMachines.acting((acting) -> {
			answers.add(send(acting, "PUSH"));
			assertThat(answers.get(0)).isNotDone();
		});
		machine.start(new AtomicInteger());
		machine.fire("COIN", new AtomicInteger());
		assertThat(answers).singleElement()
			.satisfies((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted()));
		assertThat(machine.getCurrentState()).isEqualTo("locked");
	}

	@Test
	void anActionOfTheApplicationsOwnEventThatWaitsIsToldThatItMustNot() {
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		SquirrelMachines.Machine machine = SquirrelMachines.acting((acting) -> {
			try {
				send(acting, "PUSH").join();
			}
			catch (IllegalStateException ex) {
				thrown.set(ex);
			}
		});
		machine.start(new AtomicInteger());
		machine.fire("COIN", new AtomicInteger());
		assertThat(thrown.get()).hasMessageContaining("not wait for the answer");
	}

	@Test
	void anEventThatTheMachineIsGivenWithinAnActionIsAnsweredWhenItsTurnComes() {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		SquirrelMachines.Machine machine = SquirrelMachines
			.acting((acting) -> answers.add(this.adapter.send(acting, ActorEvent.of("PUSH")).toCompletableFuture()));
		machine.start(new AtomicInteger());
		machine.fire("COIN", new AtomicInteger());
		assertThat(answers).singleElement()
			.satisfies((answer) -> assertThat(answer).isCompletedWithValue(Acceptance.accepted()));
	}

	@Test
	void anEventThatWaitsInAMachineThatFailsIsAnsweredAsFailed() {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		SquirrelMachines.Machine machine = SquirrelMachines.acting((acting) -> {
			answers.add(this.adapter.send(acting, ActorEvent.of("PUSH")).toCompletableFuture());
			throw new IllegalStateException("jammed");
		});
		machine.start(new AtomicInteger());
		try {
			machine.fire("COIN", new AtomicInteger());
		}
		catch (RuntimeException ex) {
			assertThat(ex).hasMessageContaining("jammed");
		}
		assertThat(answers).singleElement()
			.satisfies(
					(answer) -> assertThat(answer.join().cause()).hasMessageContaining("before it came to the event"));
	}

	@Test
	void anEventThatTheMachineDropsIsAnsweredAsRefused() {
		SquirrelMachines.Machine machine = SquirrelMachines.turnstile();
		machine.start(new AtomicInteger());
		Thread.currentThread().interrupt();
		assertThat(send(machine, "COIN").join().reason()).startsWith("The machine dropped the event");
		assertThat(Thread.interrupted()).isFalse();
		assertThat(machine.getCurrentState()).isEqualTo("locked");
	}

	private CompletableFuture<Acceptance> send(SquirrelMachines.Machine machine, String event) {
		return this.registry.send(machine, ActorEvent.of(event)).toCompletableFuture();
	}

	private static Thread atEach(Semaphore turns, Runnable work) {
		Thread thread = new Thread(() -> {
			for (int i = 0; i < EVENTS / 2; i++) {
				turns.acquireUninterruptibly();
				work.run();
			}
		});
		thread.start();
		return thread;
	}

}
