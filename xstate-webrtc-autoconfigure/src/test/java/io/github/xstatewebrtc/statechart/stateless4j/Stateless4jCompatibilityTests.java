package io.github.xstatewebrtc.statechart.stateless4j;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
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
			StateMachineConfig<String, String> config = new StateMachineConfig<>();
			config.configure("locked")
				.permit("COIN", "unlocked")
				.permitIf("KICK", "unlocked", () -> false)
				.permit("JAM", "unlocked", () -> {
					throw new IllegalStateException("jammed");
				});
			config.configure("unlocked").permit("PUSH", "locked");
			return new StateMachine<>("locked", config);
		}

		@Override
		public StateMachine player() {
			StateMachineConfig<String, String> config = new StateMachineConfig<>();
			config.configure("silent").permit("PLAY", "normal");
			config.configure("playing").permit("HALT", "silent");
			config.configure("normal").substateOf("playing").permit("FAST", "fast");
			config.configure("fast").substateOf("playing").permit("SLOW", "normal");
			return new StateMachine<>("silent", config);
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
