package io.github.xstatewebrtc.statechart.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks what an adapter tells when the application itself gives a statechart events.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record ObservationChecks<M>(Subject<M> subject) {

	void addTo(List<CompatibilityCheck> checks) {
		checks.add(new CompatibilityCheck("an event is told as received and then, once, with the state it led to",
				this::tellsTransition));
		checks.add(new CompatibilityCheck("an event that is refused is told as received and brings no transition",
				() -> tellsRefusal("PUSH")));
		if (this.subject.has(Feature.GUARDS)) {
			checks.add(
					new CompatibilityCheck("an event that a guard refuses is told as received and brings no transition",
							() -> tellsRefusal("KICK")));
		}
		if (this.subject.has(Feature.CONTEXT)) {
			checks.add(new CompatibilityCheck("the extended state is that after the event", this::hasContext));
			checks.add(new CompatibilityCheck("an event that changes the extended state alone is told as a transition",
					this::tellsContextAlone));
		}
		if (this.subject.has(Feature.HIERARCHY)) {
			checks.add(new CompatibilityCheck("a state within another is told with all names on the way",
					this::tellsHierarchy));
		}
		if (this.subject.has(Feature.REGIONS)) {
			checks.add(new CompatibilityCheck(
					"regions are told beside each other, and begin anew when they are entered", this::tellsRegions));
		}
		if (this.subject.has(Feature.BROADCAST)) {
			checks.add(
					new CompatibilityCheck("regions that take one event together are told once", this::tellsBroadcast));
		}
		if (this.subject.has(Feature.HISTORY)) {
			checks.add(new CompatibilityCheck("a state that remembers is told as entered where it was left",
					this::tellsHistory));
		}
		checks.add(new CompatibilityCheck("everything is told on the thread on which it happens", this::keepsThread));
		checks.add(new CompatibilityCheck("two observers are told the same", this::tellsAll));
	}

	private void tellsTransition() {
		M machine = turnstile();
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "COIN");
		this.subject.expectTold("after COIN", observed, "received COIN", "COIN -> unlocked, active");
		this.subject.expectState("after COIN", "unlocked", machine);
		this.subject.fixture().fire(machine, "PUSH");
		this.subject.expectTold("after PUSH", observed, "received PUSH", "PUSH -> locked, active");
	}

	private void tellsRefusal(String event) {
		M machine = turnstile();
		Observed observed = this.subject.observe(machine);
		this.subject.fireAnyway(machine, event);
		this.subject.expectTold("after " + event, observed, "received " + event);
		this.subject.expectState("after " + event, "locked", machine);
		this.subject.fixture().fire(machine, "COIN");
		this.subject.expectTold("after COIN", observed, "received COIN", "COIN -> unlocked, active");
	}

	private void hasContext() {
		M machine = turnstile();
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "COIN");
		Expect.equal("the number of coins after one", 1, this.subject.fixture().coins(observed.context()));
		this.subject.fixture().fire(machine, "PUSH");
		this.subject.fixture().fire(machine, "COIN");
		Expect.equal("the number of coins after two", 2, this.subject.fixture().coins(observed.context()));
	}

	private void tellsContextAlone() {
		M machine = turnstile();
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "BONUS");
		this.subject.expectTold("after BONUS", observed, "received BONUS", "BONUS -> locked, active");
		Expect.equal("the number of coins after a bonus", 1, this.subject.fixture().coins(observed.context()));
	}

	private void tellsHistory() {
		M machine = this.subject.started(this.subject.fixture()::rememberingPlayer);
		Observed observed = this.subject.observe(machine);
		List.of("PLAY", "FAST", "HALT", "PLAY").forEach((event) -> this.subject.fixture().fire(machine, event));
		isAt(machine, Map.of("playing", "fast"));
		this.subject.expectTold("after PLAY, FAST, HALT and PLAY", observed, "received PLAY",
				"PLAY -> {playing=normal}, active", "received FAST", "FAST -> {playing=fast}, active", "received HALT",
				"HALT -> silent, active", "received PLAY", "PLAY -> {playing=fast}, active");
		Expect.that(this.subject.adapter().definition(machine).toString().contains("type=history"),
				"the definition has no state of type history");
	}

	private void tellsHierarchy() {
		M machine = this.subject.started(this.subject.fixture()::player);
		Observed observed = this.subject.observe(machine);
		isAt(machine, "silent");
		for (String event : List.of("PLAY", "FAST", "HALT", "PLAY")) {
			this.subject.fixture().fire(machine, event);
			isAt(machine, switch (event) {
				case "PLAY" -> Map.of("playing", "normal");
				case "FAST" -> Map.of("playing", "fast");
				default -> "silent";
			});
		}
		this.subject.expectTold("after PLAY, FAST, HALT and PLAY", observed, "received PLAY",
				"PLAY -> {playing=normal}, active", "received FAST", "FAST -> {playing=fast}, active", "received HALT",
				"HALT -> silent, active", "received PLAY", "PLAY -> {playing=normal}, active");
	}

	private void tellsRegions() {
		M machine = this.subject.started(this.subject.fixture()::oven);
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "BAKE");
		isAt(machine, Map.of("baking", Map.of("heat", "cold", "light", "dark")));
		this.subject.fixture().fire(machine, "LAMP");
		isAt(machine, Map.of("baking", Map.of("heat", "cold", "light", "lit")));
		this.subject.fixture().fire(machine, "REST");
		isAt(machine, "idle");
		this.subject.fixture().fire(machine, "BAKE");
		isAt(machine, Map.of("baking", Map.of("heat", "cold", "light", "dark")));
		Expect.equal("how often BAKE, LAMP, REST and BAKE were told", 8, observed.take().size());
	}

	private void tellsBroadcast() {
		M machine = this.subject.started(this.subject.fixture()::oven);
		Observed observed = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "BAKE");
		observed.take();
		this.subject.fixture().fire(machine, "ALL");
		isAt(machine, Map.of("baking", Map.of("heat", "hot", "light", "lit")));
		Expect.equal("how often ALL was told", 2, observed.take().size());
	}

	private void keepsThread() throws InterruptedException {
		M machine = turnstile();
		Observed observed = this.subject.observe(machine);
		Thread sender = new Thread(() -> this.subject.fixture().fire(machine, "COIN"));
		sender.start();
		sender.join();
		Expect.equal("the threads on which the observer was told", Set.of(sender), Set.copyOf(observed.threads()));
	}

	private void tellsAll() {
		M machine = turnstile();
		Observed one = this.subject.observe(machine);
		Observed other = this.subject.observe(machine);
		this.subject.fixture().fire(machine, "COIN");
		List<String> told = one.take();
		Expect.equal("what the first observer was told", List.of("received COIN", "COIN -> unlocked, active"), told);
		Expect.equal("what the second observer was told", told, other.take());
	}

	private void isAt(M machine, Object value) {
		this.subject.expectState("", value, machine);
		Expect.that(DefinitionTree.of(this.subject.adapter().definition(machine)).allows(value),
				"the definition has no such state as " + value);
	}

	private M turnstile() {
		Supplier<M> kind = this.subject.fixture()::turnstile;
		return this.subject.started(kind);
	}

}
