package io.github.xstatewebrtc.statechart.kit;

import java.util.List;

import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;

/**
 * Checks what an adapter does with events that it is to give a statechart.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record AcceptanceChecks<M>(Subject<M> subject) {

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

	private void isRefused(Acceptance answer) {
		Expect.equal("the outcome", Outcome.REFUSED, answer.outcome());
		String reason = answer.reason();
		Expect.that(reason != null && !reason.isBlank(), "the refusal gives no reason");
	}

	private M running() {
		return this.subject.started(this.subject.fixture()::turnstile);
	}

}
