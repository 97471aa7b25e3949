package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Checks what an adapter says about statecharts that do nothing.
 *
 * @param subject the adapter and the statecharts
 * @param <M> the type of a running statechart
 */
record DefinitionChecks<M>(Subject<M> subject) {

	void addTo(List<CompatibilityCheck> checks) {
		checks.add(new CompatibilityCheck("the adapter understands the type of the fixture's statecharts",
				this::understandsType));
		checks.add(new CompatibilityCheck("statecharts of one definition have the same source and definition",
				this::isDeterministic));
		checks.add(new CompatibilityCheck("the definition is a tree of maps, lists and scalars that nobody can change",
				() -> kinds().forEach((kind) -> isPlain("the definition", definition(kind.get())))));
		checks.add(new CompatibilityCheck("in the definition every name is plain and every target is a state",
				() -> kinds().forEach((kind) -> isLoadable(definition(kind.get())))));
		checks.add(new CompatibilityCheck("the definition has the states and events of the statechart",
				this::hasStatesAndEvents));
	}

	private void understandsType() {
		M machine = this.subject.fixture().turnstile();
		Expect.that(this.subject.adapter().type().isInstance(machine),
				"type() is " + this.subject.adapter().type() + " and a turnstile is of " + machine.getClass());
	}

	private void isDeterministic() {
		for (Supplier<M> kind : kinds()) {
			M one = kind.get();
			M other = kind.get();
			Expect.equal("src() of two statecharts of one definition", this.subject.adapter().src(one),
					this.subject.adapter().src(other));
			// As text, since the order of members is the order of the diagram.
			Expect.equal("definition() of two statecharts of one definition", definition(one).toString(),
					definition(other).toString());
		}
	}

	private void hasStatesAndEvents() {
		Map<String, @Nullable Object> definition = definition(this.subject.fixture().turnstile());
		Expect.equal("the initial state", "locked", definition.get("initial"));
		String text = definition.toString();
		List<String> names = new ArrayList<>(List.of("locked", "unlocked", "COIN", "PUSH"));
		if (this.subject.has(Feature.GUARDS)) {
			names.addAll(List.of("KICK", "guard"));
		}
		if (this.subject.has(Feature.FINAL)) {
			names.addAll(List.of("removed", "type=final"));
		}
		for (String name : names) {
			Expect.that(text.contains(name), "the definition has no '" + name + "': " + text);
		}
	}

	private static void isLoadable(Map<String, @Nullable Object> definition) {
		List<String> complaints = DefinitionTree.of(definition).complaints();
		Expect.that(complaints.isEmpty(), String.join("\n", complaints) + "\nin " + definition);
	}

	private static void isPlain(String path, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			cannotChange(path, map::clear);
			map.forEach((key, member) -> {
				Expect.that(key instanceof String, path + " has a key that is no text: " + key);
				isPlain(path + "." + key, member);
			});
		}
		else if (value instanceof List<?> list) {
			cannotChange(path, list::clear);
			list.forEach((element) -> isPlain(path + "[]", element));
		}
		else {
			Expect.that(value == null || value instanceof String || value instanceof Number || value instanceof Boolean,
					path + " is " + value + ", no map, list, text, number or truth value");
		}
	}

	private static void cannotChange(String path, Runnable change) {
		try {
			change.run();
		}
		catch (UnsupportedOperationException ex) {
			return;
		}
		throw new AssertionError(path + " can be changed: make it with Map.copyOf, List.copyOf or the like");
	}

	private Map<String, @Nullable Object> definition(M machine) {
		return this.subject.adapter().definition(machine);
	}

	private Collection<Supplier<M>> kinds() {
		List<Supplier<M>> kinds = new ArrayList<>();
		kinds.add(this.subject.fixture()::turnstile);
		if (this.subject.has(Feature.HIERARCHY)) {
			kinds.add(this.subject.fixture()::player);
		}
		if (this.subject.has(Feature.REGIONS)) {
			kinds.add(this.subject.fixture()::oven);
		}
		if (this.subject.has(Feature.HISTORY)) {
			kinds.add(this.subject.fixture()::rememberingPlayer);
		}
		if (this.subject.has(Feature.TIMERS)) {
			kinds.add(this.subject.fixture()::bell);
		}
		return kinds;
	}

}
