package io.github.xstatewebrtc.statechart.spring;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.configurers.StateConfigurer;
import org.springframework.statemachine.support.AbstractStateMachine;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.statechart.kit.Feature;
import io.github.xstatewebrtc.statechart.kit.StatechartAdapterCompatibilityKit;
import io.github.xstatewebrtc.statechart.kit.StatechartFixture;

/**
 * The adapter of Spring Statemachine under the kit. What an action throws, Spring
 * Statemachine keeps to itself, and of the regions within a state it gives an event to
 * one.
 */
class SpringStatemachineCompatibilityTests {

	@TestFactory
	Stream<DynamicTest> isCompatible() {
		return StatechartAdapterCompatibilityKit.of(new SpringStatemachineAdapter(), new Fixture())
			.checks()
			.map((check) -> DynamicTest.dynamicTest(check.name(), check::run));
	}

	@SuppressWarnings("rawtypes")
	private static final class Fixture implements StatechartFixture<AbstractStateMachine> {

		@Override
		public Set<Feature> features() {
			return EnumSet.complementOf(EnumSet.of(Feature.FAILURES, Feature.BROADCAST));
		}

		@Override
		public AbstractStateMachine turnstile() {
			return build((builder) -> {
				builder.configureStates().withStates().initial("locked").state("unlocked").end("removed");
				builder.configureTransitions()
					.withExternal()
					.source("locked")
					.target("unlocked")
					.event("COIN")
					.action((context) -> context.getExtendedState()
						.getVariables()
						.merge("coins", 1, (one, other) -> (int) one + (int) other))
					.and()
					.withInternal()
					.source("locked")
					.event("BONUS")
					.action((context) -> context.getExtendedState()
						.getVariables()
						.merge("coins", 1, (one, other) -> (int) one + (int) other))
					.and()
					.withExternal()
					.source("unlocked")
					.target("locked")
					.event("PUSH")
					.and()
					.withExternal()
					.source("locked")
					.target("unlocked")
					.event("KICK")
					.guard((context) -> false)
					.and()
					.withExternal()
					.source("locked")
					.target("removed")
					.event("REMOVE");
			});
		}

		@Override
		public AbstractStateMachine player() {
			return build((builder) -> {
				builder.configureStates()
					.withStates()
					.initial("silent")
					.state("playing")
					.and()
					.withStates()
					.parent("playing")
					.initial("normal")
					.state("fast");
				move(builder, "silent", "playing", "PLAY");
				move(builder, "playing", "silent", "HALT");
				move(builder, "normal", "fast", "FAST");
				move(builder, "fast", "normal", "SLOW");
			});
		}

		@Override
		public AbstractStateMachine rememberingPlayer() {
			return build((builder) -> {
				builder.configureStates().withStates().initial("silent").state("playing");
				builder.configureStates()
					.withStates()
					.parent("playing")
					.initial("normal")
					.state("fast")
					.history("memory", StateConfigurer.History.SHALLOW);
				move(builder, "silent", "memory", "PLAY");
				move(builder, "playing", "silent", "HALT");
				move(builder, "normal", "fast", "FAST");
			});
		}

		@Override
		public AbstractStateMachine bell() {
			return build((builder) -> {
				builder.configureStates().withStates().initial("quiet").state("ringing");
				move(builder, "quiet", "ringing", "RING");
				builder.configureTransitions().withExternal().source("ringing").target("quiet").timerOnce(100);
			});
		}

		@Override
		public AbstractStateMachine oven() {
			return build((builder) -> {
				builder.configureStates()
					.withStates()
					.initial("idle")
					.state("baking")
					.and()
					.withStates()
					.parent("baking")
					.region("heat")
					.initial("cold")
					.state("hot")
					.and()
					.withStates()
					.parent("baking")
					.region("light")
					.initial("dark")
					.state("lit");
				move(builder, "idle", "baking", "BAKE");
				move(builder, "baking", "idle", "REST");
				move(builder, "cold", "hot", "HEAT");
				move(builder, "dark", "lit", "LAMP");
			});
		}

		@Override
		public void start(AbstractStateMachine machine) {
			machine.startReactively().block();
		}

		@Override
		public void stop(AbstractStateMachine machine) {
			machine.stopReactively().block();
		}

		@Override
		@SuppressWarnings("unchecked")
		public void fire(AbstractStateMachine machine, String event) {
			machine.sendEventCollect(Mono.just(MessageBuilder.withPayload(event).build())).block();
		}

		@Override
		public int coins(@Nullable Object context) {
			return (int) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(context)).get("coins"));
		}

		private static AbstractStateMachine build(Configuration configuration) {
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			try {
				configuration.configure(builder);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return (AbstractStateMachine) builder.build();
		}

		private static void move(StateMachineBuilder.Builder<String, String> builder, String source, String target,
				String event) throws Exception {
			builder.configureTransitions().withExternal().source(source).target(target).event(event);
		}

	}

	/**
	 * Configures a machine.
	 */
	private interface Configuration {

		void configure(StateMachineBuilder.Builder<String, String> builder) throws Exception;

	}

}
