package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Checks what an adapter makes of events from many threads.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record ThreadChecks<M>(Subject<M> subject) {

	private static final int SENDERS = 4;

	private static final int EVENTS = 100;

	void addTo(List<CompatibilityCheck> checks) {
		checks
			.add(new CompatibilityCheck("events of many senders are dealt with one after the other", this::serialises));
		if (this.subject.has(Feature.THREADS)) {
			checks.add(new CompatibilityCheck("an event is answered for itself, whatever the application does besides",
					this::answersForItself));
		}
	}

	private void serialises() throws InterruptedException {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		AtomicInteger accepted = new AtomicInteger();
		send(machine, List.of("COIN", "PUSH", "COIN", "PUSH"), accepted, () -> {
		});
		inOrder(observed.take(), accepted.get());
	}

	private void answersForItself() throws InterruptedException {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		AtomicInteger accepted = new AtomicInteger();
		Semaphore turns = new Semaphore(0);
		Thread application = new Thread(() -> {
			for (int i = 0; i < SENDERS * EVENTS; i++) {
				turns.acquireUninterruptibly();
				this.subject.fireAnyway(machine, "PUSH");
			}
		});
		application.start();
		try {
			send(machine, List.of("COIN", "COIN"), accepted, turns::release);
		}
		finally {
			turns.release(SENDERS * EVENTS);
			application.join();
		}
		List<String> told = observed.take();
		Expect.equal("the number of COINs that were answered as accepted, and took place",
				told.stream().filter((line) -> line.startsWith("COIN ->")).count(), accepted.longValue());
	}

	// Each sender sends one kind of event, and awaits its answers.
	private void send(M machine, List<String> events, AtomicInteger accepted, Runnable before)
			throws InterruptedException {
		List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
		try (StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(),
				List.of(this.subject.adapter()))) {
			List<Thread> senders = new ArrayList<>();
			for (String event : events) {
				Thread sender = new Thread(() -> {
					try {
						for (int sent = 0; sent < SENDERS * EVENTS / events.size(); sent++) {
							before.run();
							Outcome outcome = this.subject.answer(event, registry.send(machine, ActorEvent.of(event)))
								.outcome();
							Expect.that(outcome == Outcome.ACCEPTED || outcome == Outcome.REFUSED,
									event + " was answered as " + outcome);
							accepted.addAndGet((outcome == Outcome.ACCEPTED) ? 1 : 0);
						}
					}
					catch (Throwable ex) {
						failures.add(ex);
					}
				});
				senders.add(sender);
				sender.start();
			}
			for (Thread sender : senders) {
				sender.join();
			}
		}
		Expect.equal("what went wrong", List.of(), failures);
	}

	// Coins and pushes that were taken alternate, and each follows its own receipt.
	private static void inOrder(List<String> told, int accepted) {
		int transitions = 0;
		for (int i = 0; i < told.size(); i++) {
			if (!told.get(i).startsWith("received ")) {
				String event = (transitions % 2 == 0) ? "COIN" : "PUSH";
				Expect.equal("what came before the transition " + told.get(i), "received " + event,
						(i > 0) ? told.get(i - 1) : null);
				transitions++;
			}
		}
		Expect.equal("the number of events received", SENDERS * EVENTS, told.size() - transitions);
		Expect.equal("the number of transitions of accepted events", accepted, transitions);
	}

	private M running() {
		return this.subject.started(this.subject.fixture()::turnstile);
	}

}
