package io.github.xstatewebrtc.statechart.squirrel;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.squirrelframework.foundation.fsm.HistoryType;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

import io.github.xstatewebrtc.statechart.kit.Feature;
import io.github.xstatewebrtc.statechart.kit.StatechartAdapterCompatibilityKit;
import io.github.xstatewebrtc.statechart.kit.StatechartFixture;

/**
 * The adapter of squirrel-foundation under the kit.
 */
class SquirrelCompatibilityTests {

	@TestFactory
	Stream<DynamicTest> isCompatible() {
		return StatechartAdapterCompatibilityKit.of(new SquirrelAdapter(), new Fixture())
			.checks()
			.map((check) -> DynamicTest.dynamicTest(check.name(), check::run));
	}

	@SuppressWarnings("rawtypes")
	private static final class Fixture implements StatechartFixture<AbstractStateMachine> {

		@Override
		public Set<Feature> features() {
			return EnumSet.allOf(Feature.class);
		}

		@Override
		public AbstractStateMachine turnstile() {
			return SquirrelMachines.turnstile();
		}

		@Override
		public AbstractStateMachine player() {
			return SquirrelMachines.player();
		}

		@Override
		public AbstractStateMachine rememberingPlayer() {
			return SquirrelMachines.remembering(HistoryType.SHALLOW);
		}

		@Override
		public AbstractStateMachine bell() {
			return SquirrelMachines.bell();
		}

		@Override
		public AbstractStateMachine oven() {
			return SquirrelMachines.oven();
		}

		@Override
		@SuppressWarnings("unchecked")
		public void start(AbstractStateMachine machine) {
			machine.start(new AtomicInteger());
		}

		@Override
		@SuppressWarnings("unchecked")
		public void stop(AbstractStateMachine machine) {
			machine.terminate(null);
		}

		@Override
		@SuppressWarnings("unchecked")
		public void fire(AbstractStateMachine machine, String event) {
			machine.fire(event, machine.dumpSavedData().startContext());
		}

		@Override
		public int coins(@Nullable Object context) {
			return ((AtomicInteger) Objects.requireNonNull(context)).get();
		}

	}

}
