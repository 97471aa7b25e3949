package io.github.xstatewebrtc.benchmark.listener;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.spring.SpringStatemachineAdapter;

/**
 * One event of a Spring Statemachine, with the adapter that nobody watches and without
 * it: the difference is what an application pays, the adapter's own work included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpringBenchmark {

	/**
	 * Whether the machine is registered.
	 */
	@Param({ "false", "true" })
	public boolean observed;

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, Runnable::run);

	private final StatechartRegistry registry = new StatechartRegistry(this.system,
			List.of(new SpringStatemachineAdapter()));

	private final Mono<Message<String>> event = Mono.just(MessageBuilder.withPayload("NEXT").build());

	private @Nullable StateMachine<String, String> machine;

	/**
	 * Make a machine of two states and start it.
	 * @throws Exception if it cannot be made
	 */
	@Setup
	public void start() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("open").state("paid");
		builder.configureTransitions()
			.withExternal()
			.source("open")
			.target("paid")
			.event("NEXT")
			.and()
			.withExternal()
			.source("paid")
			.target("open")
			.event("NEXT");
		StateMachine<String, String> made = builder.build();
		if (this.observed) {
			this.system.addListener(this.bridge);
			this.registry.register(made);
		}
		made.startReactively().block();
		this.machine = made;
	}

	/**
	 * One event and the transition that it brings about.
	 * @return what the machine answers
	 */
	@Benchmark
	public @Nullable StateMachineEventResult<String, String> event() {
		return (this.machine != null) ? this.machine.sendEvent(this.event).blockLast() : null;
	}

}
