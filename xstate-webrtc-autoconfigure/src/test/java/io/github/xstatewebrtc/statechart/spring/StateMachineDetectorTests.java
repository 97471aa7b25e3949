package io.github.xstatewebrtc.statechart.spring;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.EnableStateMachine;
import org.springframework.statemachine.config.EnableStateMachineFactory;
import org.springframework.statemachine.config.EnumStateMachineConfigurerAdapter;
import org.springframework.statemachine.config.StateMachineFactory;
import org.springframework.statemachine.config.builders.StateMachineConfigurationConfigurer;
import org.springframework.statemachine.config.builders.StateMachineStateConfigurer;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How machines of an application are found.
 */
class StateMachineDetectorTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private LocalActorSystem system(Class<?>... configurations) {
		this.context.register(Detection.class);
		this.context.register(configurations);
		this.context.refresh();
		return this.context.getBean(LocalActorSystem.class);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aMachineThatRunsBeforeAnybodyLooksIsFoundUnderItsBeanName() {
		LocalActorSystem system = system(AutoStarted.class);
		assertThat(system.actors()).singleElement().satisfies((actor) -> {
			assertThat(actor.name()).isEqualTo("stateMachine");
			assertThat(actor.systemId()).isEqualTo("stateMachine");
			assertThat(actor.snapshot().value()).isEqualTo("CART");
		});
	}

	@Test
	@SuppressWarnings("unchecked")
	void aMachineFromAFactoryIsFoundWhenItStartsAndGoneWhenItStops() {
		LocalActorSystem system = system(Factory.class);
		StateMachineFactory<Machines.Order, Machines.OrderEvent> factory = this.context
			.getBean(StateMachineFactory.class);
		StateMachine<Machines.Order, Machines.OrderEvent> one = factory.getStateMachine("order-1");
		StateMachine<Machines.Order, Machines.OrderEvent> two = factory.getStateMachine("order-2");
		assertThat(system.actors()).isEmpty();
		Machines.start(one);
		Machines.start(two);
		assertThat(system.actors()).extracting(LocalActor::name).containsExactlyInAnyOrder("order-1", "order-2");
		assertThat(system.actors()).extracting(LocalActor::src).containsOnly("order");
		Machines.send(one, Machines.OrderEvent.PAY);
		Machines.stop(two);
		assertThat(system.actors()).singleElement()
			.satisfies((actor) -> assertThat(actor.snapshot().value()).isEqualTo("PAID"));
	}

	@Test
	void theContextOfADetectedMachineIsReadOnItsOwnThread() {
		LocalActorSystem system = system(Factory.class);
		RecordingListener seen = new RecordingListener();
		system.addListener(seen);
		StateMachine<?, ?> machine = this.context.getBean(StateMachineFactory.class).getStateMachine("order-1");
		machine.getExtendedState().getVariables().put("amount", 3);
		Machines.start(machine);
		assertThat(seen.contexts).containsExactly(java.util.Map.of("amount", 3));
	}

	@Test
	void anAsynchronousMulticasterDoesNotMoveTheReadingToAnotherThread() {
		LocalActorSystem system = system(Factory.class, Asynchronous.class);
		RecordingListener seen = new RecordingListener();
		system.addListener(seen);
		StateMachine<?, ?> machine = this.context.getBean(StateMachineFactory.class).getStateMachine("order-1");
		machine.getExtendedState().getVariables().put("amount", 3);
		Machines.start(machine);
		assertThat(seen.threads).containsOnly(Thread.currentThread());
		assertThat(seen.contexts).containsExactly(java.util.Map.of("amount", 3));
	}

	@Test
	void beansThatDoNotExistAreNotMade() {
		Unmade.made.set(0);
		LocalActorSystem system = system(Unmade.class);
		assertThat(Unmade.made).hasValue(0);
		assertThat(system.actors()).isEmpty();
	}

	@Test
	void regionsAreNoActors() {
		LocalActorSystem system = system(Regions.class);
		Machines.start(this.context.getBean(StateMachine.class));
		assertThat(system.actors()).singleElement().satisfies((actor) -> assertThat(actor.name()).isEqualTo("machine"));
	}

	@Test
	void actionsAreCalledByTheirBeanNames() {
		LocalActorSystem system = system(AutoStarted.class);
		assertThat(system.actors().iterator().next().definition()).asString().contains("actions=[charge]");
	}

	@Configuration(proxyBeanMethods = false)
	static class Detection {

		@Bean
		LocalActorSystem actorSystem() {
			return new LocalActorSystem();
		}

		@Bean
		StatechartRegistry registry(LocalActorSystem system, ConfigurableListableBeanFactory beanFactory) {
			return new StatechartRegistry(system, List.of(new SpringStatemachineAdapter(beanFactory)));
		}

		@Bean
		StateMachineDetector detector(StatechartRegistry registry, ConfigurableListableBeanFactory beanFactory) {
			return new StateMachineDetector(registry, beanFactory);
		}

	}

	abstract static class Orders extends EnumStateMachineConfigurerAdapter<Machines.Order, Machines.OrderEvent> {

		@Override
		public void configure(StateMachineStateConfigurer<Machines.Order, Machines.OrderEvent> states)
				throws Exception {
			states.withStates().initial(Machines.Order.CART).states(EnumSet.allOf(Machines.Order.class));
		}

		@Override
		public void configure(StateMachineTransitionConfigurer<Machines.Order, Machines.OrderEvent> transitions)
				throws Exception {
			transitions.withExternal()
				.source(Machines.Order.CART)
				.target(Machines.Order.PAID)
				.event(Machines.OrderEvent.PAY)
				.action(charge());
		}

		@Bean
		Action<Machines.Order, Machines.OrderEvent> charge() {
			return (context) -> context.getExtendedState().getVariables().put("charged", true);
		}

	}

	@Configuration
	@EnableStateMachine
	static class AutoStarted extends Orders {

		@Override
		public void configure(StateMachineConfigurationConfigurer<Machines.Order, Machines.OrderEvent> config)
				throws Exception {
			config.withConfiguration().autoStartup(true);
		}

	}

	@Configuration
	@EnableStateMachineFactory
	static class Factory extends Orders {

	}

	@Configuration(proxyBeanMethods = false)
	static class Asynchronous {

		@Bean
		ApplicationEventMulticaster applicationEventMulticaster() {
			SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
			multicaster.setTaskExecutor(new SimpleAsyncTaskExecutor());
			return multicaster;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Regions {

		@Bean
		StateMachine<String, String> machine() throws Exception {
			return Machines.parallel();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unmade {

		private static final AtomicInteger made = new AtomicInteger();

		@Bean
		@Lazy
		StateMachine<String, String> lazy() throws Exception {
			made.incrementAndGet();
			return Machines.nested();
		}

		@Bean
		@Scope("prototype")
		StateMachine<String, String> prototype() throws Exception {
			made.incrementAndGet();
			return Machines.nested();
		}

	}

}
