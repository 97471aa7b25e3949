package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.PriorityOrdered;
import org.squirrelframework.foundation.fsm.StateMachineBuilder;
import org.squirrelframework.foundation.fsm.StateMachineBuilderFactory;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.squirrel.SquirrelAdapter;
import io.github.xstatewebrtc.statechart.stateless4j.Stateless4jAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statecharts of several libraries as beans of one application.
 */
class StatechartBeansTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class));

	@Test
	@SuppressWarnings("unchecked")
	void statechartsOfEveryLibraryAreShownUnderTheNamesOfTheirBeans() {
		this.application.withUserConfiguration(Machines.class).run((context) -> {
			try (InspectionRecorder recorder = InspectionRecorder.of(context.getBean(LocalActorSystem.class),
					context.getBean(InspectionBridge.class))) {
				context.getBean("door", StateMachine.class).fire("OPEN");
				Lamp lamp = context.getBean("lamp", Lamp.class);
				lamp.start(new AtomicInteger());
				lamp.fire("PRESS", new AtomicInteger(7));
				assertThat(recorder.states("door")).containsExactly("closed", "open");
				assertThat(recorder.states("lamp")).containsExactly("dark", "lit");
				assertThat(recorder.events("lamp").get(2).context()).hasToString("7");
				assertThat(context.getBean(LocalActorSystem.class).actors()).extracting(LocalActor::systemId)
					.containsExactlyInAnyOrder("door", "lamp");
			}
		});
	}

	@Test
	void aLazyStatechartIsShownOnceItIsMade() {
		this.application.withUserConfiguration(LazyMachine.class).run((context) -> {
			LocalActorSystem actors = context.getBean(LocalActorSystem.class);
			assertThat(actors.actors()).isEmpty();
			Object late = context.getBean("late");
			assertThat(actors.find("@late")).isNotNull();
			assertThat(late).isNotNull();
		});
	}

	@Test
	void whatAFactoryBeanMadeBeforeAnybodyCouldLookIsShown() {
		this.application.withUserConfiguration(EarlyFactory.class).run((context) -> {
			LocalActorSystem actors = context.getBean(LocalActorSystem.class);
			assertThat(context.getBean("gate")).isInstanceOf(StateMachine.class);
			assertThat(actors.find("@gate")).isNotNull();
			assertThat(actors.actors()).hasSize(1);
		});
	}

	@Test
	void whatALazyFactoryBeanMakesIsMadeByNobodyWhoLooks() {
		this.application.withUserConfiguration(LazyFactory.class).run((context) -> {
			LocalActorSystem actors = context.getBean(LocalActorSystem.class);
			context.getBean("&gate");
			assertThat(actors.actors()).isEmpty();
			assertThat(context.getBean("gate")).isInstanceOf(StateMachine.class);
			assertThat(actors.find("@gate")).isNotNull();
		});
	}

	@Test
	void anApplicationSendsItsStatechartsEventsByTheirNames() {
		this.application.withUserConfiguration(Machines.class).run((context) -> {
			StatechartRegistry registry = context.getBean(StatechartRegistry.class);
			Object door = context.getBean("door");
			assertThat(registry.send(door, ActorEvent.of("OPEN")).toCompletableFuture().join())
				.isEqualTo(Acceptance.accepted());
			assertThat(registry.send(door, ActorEvent.of("OPEN")).toCompletableFuture().join().reason())
				.isEqualTo("No transition for 'OPEN' from open");
			assertThat(registry.send(door, ActorEvent.of("PAINT", Map.of())).toCompletableFuture().join().reason())
				.isEqualTo("There is no event 'PAINT': it knows [CLOSE, OPEN]");
		});
	}

	@Test
	void anApplicationWithoutALibraryStarts() {
		for (String absent : List.of("com.github.oxo42.stateless4j", "org.squirrelframework",
				"org.springframework.statemachine")) {
			this.application.withClassLoader(new FilteredClassLoader(absent)).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(Stateless4jAdapter.class)).hasSize(absent.contains("oxo42") ? 0 : 1);
				assertThat(context.getBeansOfType(SquirrelAdapter.class)).hasSize(absent.contains("squirrel") ? 0 : 1);
			});
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Machines {

		@Bean
		StateMachine<String, String> door() {
			StateMachineConfig<String, String> config = new StateMachineConfig<>();
			config.configure("closed").permit("OPEN", "open");
			config.configure("open").permit("CLOSE", "closed");
			return new StateMachine<>("closed", config);
		}

		@Bean
		Lamp lamp() {
			StateMachineBuilder<Lamp, String, String, AtomicInteger> builder = StateMachineBuilderFactory
				.create(Lamp.class, String.class, String.class, AtomicInteger.class);
			builder.externalTransition().from("dark").to("lit").on("PRESS");
			return builder.newStateMachine("dark");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyFactory {

		@Bean
		static GateFactory gate() {
			return new GateFactory();
		}

		/** Needs the gate before post-processors that are not ordered exist. */
		@Bean
		static Early early(@Qualifier("gate") StateMachine<String, String> gate) {
			return new Early(gate);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyFactory {

		@Bean
		@Lazy
		static GateFactory gate() {
			return new GateFactory();
		}

	}

	record Early(StateMachine<String, String> gate) implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return 0;
		}

	}

	static class GateFactory implements FactoryBean<StateMachine<String, String>> {

		@Override
		public StateMachine<String, String> getObject() {
			return new StateMachine<>("closed");
		}

		@Override
		public Class<?> getObjectType() {
			return StateMachine.class;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyMachine {

		@Bean
		@Lazy
		StateMachine<String, String> late() {
			return new StateMachine<>("closed");
		}

	}

	/**
	 * A lamp.
	 */
	public static class Lamp extends AbstractStateMachine<Lamp, String, String, AtomicInteger> {

	}

}
