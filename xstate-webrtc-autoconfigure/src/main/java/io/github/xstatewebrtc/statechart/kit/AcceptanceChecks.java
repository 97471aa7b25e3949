package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Checks what an adapter does with events that it is to give a statechart.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record AcceptanceChecks<M>(Subject<M> subject) {

	private static final int SENDERS = 4;

	private static final int EVENTS = 100;

	void addTo(List<CompatibilityCheck> checks) {
		checks.add(new CompatibilityCheck("an event that is sent is taken, told and answered", this::accepts));
		checks.add(new CompatibilityCheck("an event for which there is no transition is refused with a reason",
				() -> refuses("PUSH")));
		checks.add(new CompatibilityCheck("an event that the statechart does not know is refused by name",
				this::refusesUnknown));
		if (this.subject.has(Feature.GUARDS)) {
			checks.add(new CompatibilityCheck("an event that a guard refuses is answered as refused",
					() -> refuses("KICK")));
		}
		if (this.subject.has(Feature.FAILURES)) {
			checks.add(new CompatibilityCheck("what an action throws is the answer", this::answersFailure));
		}
		if (this.subject.has(Feature.START)) {
			checks.add(new CompatibilityCheck("an event for a statechart that does not run is refused",
					() -> refusesFor(this.subject.fixture().turnstile())));
		}
		if (this.subject.has(Feature.STOP)) {
			checks.add(new CompatibilityCheck("an event for a statechart that was stopped is refused",
					this::refusesStopped));
		}
		checks
			.add(new CompatibilityCheck("events of many senders are dealt with one after the other", this::serialises));
	}

	private void accepts() {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		Expect.equal("the answer to COIN", Acceptance.accepted(), this.subject.send(machine, "COIN"));
		this.subject.expectTold("after COIN was sent", observed, "received COIN", "COIN -> unlocked, active");
		Expect.equal("the answer to PUSH", Acceptance.accepted(), this.subject.send(machine, "PUSH"));
		this.subject.expectState("after PUSH", "locked", machine);
	}

	private void refuses(String event) {
		M machine = running();
		Observed observed = this.subject.observe(machine);
		isRefused(this.subject.send(machine, event));
		this.subject.expectTold("after " + event + " was sent", observed, "received " + event);
		this.subject.expectState("after " + event, "locked", machine);
	}

	private void refusesUnknown() {
		M machine = running();
		Acceptance answer = this.subject.send(machine, "NO_SUCH_EVENT");
		isRefused(answer);
		Expect.that(String.valueOf(answer.reason()).contains("NO_SUCH_EVENT"),
				"the reason does not name the event: " + answer.reason());
		this.subject.expectState("after an unknown event", "locked", machine);
	}

	private void refusesStopped() {
		M machine = running();
		this.subject.fixture().stop(machine);
		refusesFor(machine);
	}

	private void refusesFor(M machine) {
		isRefused(this.subject.send(machine, "COIN"));
		Expect.that(!this.subject.adapter().isActive(machine), "the event started the statechart");
	}

	private void answersFailure() {
		Acceptance answer = this.subject.send(running(), "JAM");
		Expect.equal("the outcome of JAM", Outcome.FAILED, answer.outcome());
		Throwable cause = answer.cause();
		Expect.that(cause instanceof IllegalStateException,
				"the cause is not what the action threw, an IllegalStateException: " + cause);
	}

	private void serialises() throws InterruptedException {
		StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(), List.of(this.subject.adapter()));
		M machine = running();
		Observed observed = this.subject.observe(machine);
		AtomicInteger accepted = new AtomicInteger();
		List<Thread> senders = new ArrayList<>();
		List<Throwable> failures = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			String event = (i % 2 == 0) ? "COIN" : "PUSH";
			Thread sender = new Thread(() -> {
				for (int sent = 0; sent < EVENTS; sent++) {
					Acceptance answer = await(registry, machine, event, failures);
					if (answer != null && answer.isAccepted()) {
						accepted.incrementAndGet();
					}
				}
			});
			senders.add(sender);
			sender.start();
		}
		for (Thread sender : senders) {
			sender.join();
		}
		registry.close();
		Expect.equal("what went wrong", List.of(), failures);
		inOrder(observed.take(), accepted.get());
	}

	private @Nullable Acceptance await(StatechartRegistry registry, M machine, String event, List<Throwable> failures) {
		try {
			Acceptance answer = registry.send(machine, ActorEvent.of(event))
				.toCompletableFuture()
				.get(20, TimeUnit.SECONDS);
			if (answer.outcome() != Outcome.FAILED) {
				return answer;
			}
			note(new AssertionError(answer.toString()), failures);
		}
		catch (ExecutionException | TimeoutException ex) {
			note(ex, failures);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return null;
	}

	private static void note(Throwable failure, List<Throwable> failures) {
		synchronized (failures) {
			failures.add(failure);
		}
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

	private void isRefused(Acceptance answer) {
		Expect.equal("the outcome", Outcome.REFUSED, answer.outcome());
		String reason = answer.reason();
		Expect.that(reason != null && !reason.isBlank(), "the refusal gives no reason");
	}

	private M running() {
		return this.subject.started(this.subject.fixture()::turnstile);
	}

}
