package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import com.github.oxo42.stateless4j.StateMachine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.github.xstatewebrtc.statechart.kit.Feature;
import io.github.xstatewebrtc.statechart.kit.StatechartAdapterCompatibilityKit;
import io.github.xstatewebrtc.statechart.kit.StatechartFixture;

/**
 * The adapter of stateless4j under the kit.
 */
class Stateless4jCompatibilityTests {

	@TestFactory
	Stream<DynamicTest> isCompatible() {
		return StatechartAdapterCompatibilityKit.of(new Stateless4jAdapter(), new Fixture())
			.checks()
			.map((check) -> DynamicTest.dynamicTest(check.name(), check::run));
	}

	@SuppressWarnings("rawtypes")
	private static final class Fixture implements StatechartFixture<StateMachine> {

		@Override
		public Set<Feature> features() {
			return EnumSet.of(Feature.GUARDS, Feature.FAILURES, Feature.HIERARCHY);
		}

		@Override
		public StateMachine turnstile() {
			return Stateless4jMachines.turnstile();
		}

		@Override
		public StateMachine player() {
			return Stateless4jMachines.player();
		}

		@Override
		public void start(StateMachine machine) {
			// It runs from the moment it is made.
		}

		@Override
		@SuppressWarnings("unchecked")
		public void fire(StateMachine machine, String event) {
			machine.fire(event);
		}

	}

}
