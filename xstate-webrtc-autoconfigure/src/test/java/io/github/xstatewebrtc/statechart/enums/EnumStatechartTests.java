package io.github.xstatewebrtc.statechart.enums;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.kit.Feature;
import io.github.xstatewebrtc.statechart.kit.StatechartAdapterCompatibilityKit;
import io.github.xstatewebrtc.statechart.kit.StatechartFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Statecharts by hand.
 */
class EnumStatechartTests {

	@TestFactory
	Stream<DynamicTest> isCompatible() {
		return StatechartAdapterCompatibilityKit.of(new EnumStatechartAdapter(), new Fixture())
			.checks()
			.map((check) -> DynamicTest.dynamicTest(check.name(), check::run));
	}

	@Test
	void whatTheFunctionSaysIsTheDefinition() {
		assertThat(new EnumStatechartAdapter().definition(turnstile())).hasToString(
				"{id=turnstile, initial=locked, states={locked={on={COIN={target=unlocked}, REMOVE={target=removed}}}, "
						+ "unlocked={on={PUSH={target=locked}, LOOK={target=unlocked, reenter=true}}}, "
						+ "removed={type=final}}}");
	}

	@Test
	void whatTheFunctionThrowsReachesTheCallerAndChangesNothing() {
		EnumStatechart<TurnstileState, Event> turnstile = turnstile();
		assertThatIllegalStateException().isThrownBy(() -> turnstile.send(Event.JAM)).withMessage("jammed");
		assertThat(turnstile.state()).isEqualTo(TurnstileState.locked);
		assertThat(turnstile.send(Event.PUSH)).isFalse();
		assertThat(turnstile.send(Event.COIN)).isTrue();
		assertThat(turnstile.state()).isEqualTo(TurnstileState.unlocked);
	}

	@Test
	void whatIsSentWhileAnEventIsDealtWithComesAfterIt() throws Exception {
		StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(),
				List.of(new EnumStatechartAdapter()));
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		List<EnumStatechart<TurnstileState, Event>> self = new ArrayList<>();
		self.add(EnumStatechart.of(TurnstileState.locked, Event.class, (state, event) -> {
			if (event == Event.COIN && !self.isEmpty()) {
				answers.add(registry.send(self.get(0), ActorEvent.of("PUSH")).toCompletableFuture());
			}
			return state.next(event);
		}));
		self.get(0).send(Event.COIN);
		assertThat(answers).singleElement()
			.satisfies((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted()));
		assertThat(self.get(0).state()).isEqualTo(TurnstileState.locked);
	}

	private static EnumStatechart<TurnstileState, Event> turnstile() {
		return EnumStatechart.of(TurnstileState.locked, Event.class, TurnstileState::next);
	}

	enum TurnstileState {

		locked, unlocked, removed;

		@Nullable TurnstileState next(Event event) {
			return switch (event) {
				case COIN -> (this == locked) ? unlocked : null;
				case PUSH -> (this == unlocked) ? locked : null;
				case REMOVE -> (this == locked) ? removed : null;
				case LOOK -> (this == unlocked) ? unlocked : null;
				case JAM -> throw new IllegalStateException("jammed");
			};
		}

	}

	enum Event {

		COIN, PUSH, REMOVE, LOOK, JAM

	}

	@SuppressWarnings("rawtypes")
	private static final class Fixture implements StatechartFixture<EnumStatechart> {

		@Override
		public Set<Feature> features() {
			return EnumSet.of(Feature.FINAL, Feature.FAILURES, Feature.THREADS);
		}

		@Override
		public EnumStatechart turnstile() {
			return EnumStatechartTests.turnstile();
		}

		@Override
		public void start(EnumStatechart machine) {
			// It runs from the moment it is made.
		}

		@Override
		@SuppressWarnings("unchecked")
		public void fire(EnumStatechart machine, String event) {
			machine.send(Event.valueOf(event));
		}

	}

}
