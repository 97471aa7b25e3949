package io.github.xstatewebrtc.statechart.spring;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.event.OnStateMachineStart;

import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Finds the application's state machines: by the event that each publishes as it starts,
 * and by one look at the beans once all singletons exist. Nothing is wrapped, and no bean
 * is made that is not there. A machine that was found stays found when it is stopped and
 * started again.
 */
public final class StateMachineDetector
		implements ApplicationListener<OnStateMachineStart>, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StateMachineDetector.class);

	private final StatechartRegistry registry;

	private final ConfigurableListableBeanFactory beanFactory;

	/** Machines that started before the look at the beans, which knows their names. */
	private @Nullable List<WeakReference<StateMachine<?, ?>>> early = new ArrayList<>();

	/**
	 * Create a detector.
	 * @param registry where to register what is found
	 * @param beanFactory where to look
	 */
	public StateMachineDetector(StatechartRegistry registry, ConfigurableListableBeanFactory beanFactory) {
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	/**
	 * A machine or one of its regions started; called on its own thread.
	 * @param event the event; a region's has the region as its source and the machine as
	 * its machine
	 */
	@Override
	public void onApplicationEvent(OnStateMachineStart event) {
		StateMachine<?, ?> machine = event.getStateMachine();
		if (event.getSource() != machine || !this.registry.supports(machine.getClass())) {
			return;
		}
		synchronized (this) {
			if (this.early != null) {
				this.early.add(new WeakReference<>(machine));
				return;
			}
		}
		this.registry.started(machine);
	}

	/**
	 * Whatever multicaster the application has, a machine is read on its own thread.
	 */
	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

	/**
	 * Look at the beans that exist.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beanFactory.getBeanNamesForType(StateMachine.class, false, false)) {
			if (exists(name) && this.beanFactory.getBean(name) instanceof StateMachine<?, ?> machine) {
				found(machine, name);
			}
		}
		List<WeakReference<StateMachine<?, ?>>> started;
		synchronized (this) {
			started = (this.early != null) ? this.early : List.of();
			this.early = null;
		}
		for (WeakReference<StateMachine<?, ?>> reference : started) {
			StateMachine<?, ?> machine = reference.get();
			if (machine != null) {
				this.registry.register(machine);
			}
		}
	}

	private void found(StateMachine<?, ?> machine, String name) {
		Object target = AopUtils.isAopProxy(machine) ? AopProxyUtils.getSingletonTarget(machine) : machine;
		if (target != null && this.registry.supports(target.getClass())) {
			this.registry.register(target, name);
		}
		else {
			logger.debug("The state machine bean '" + name + "' is of " + machine.getClass() + " and is not shown");
		}
	}

	/*
	 * To ask for a bean that does not exist, or for what a lazy factory bean makes, would
	 * make it.
	 */
	private boolean exists(String name) {
		if (!this.beanFactory.containsSingleton(name)) {
			return false;
		}
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return true;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		return definition.isSingleton() && !(definition.isLazyInit() && this.beanFactory.isFactoryBean(name));
	}

}
