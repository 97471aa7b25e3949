package io.github.xstatewebrtc.statechart.spring;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.event.OnStateMachineStart;

import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Finds the application's state machines: by the event that each publishes as it starts,
 * by one look at the beans once all singletons exist, and as beans that are made later.
 * Those of parent contexts are found too, by event and look. Nothing is wrapped, and no
 * bean is made that is not there. A machine that was found stays found when it is stopped
 * and started again.
 */
public final class StateMachineDetector implements ApplicationListener<OnStateMachineStart>, SmartInitializingSingleton,
		ApplicationContextAware, DisposableBean {

	private static final Log logger = LogFactory.getLog(StateMachineDetector.class);

	private final StatechartRegistry registry;

	private final ConfigurableListableBeanFactory beanFactory;

	/** Parent contexts, which tell their events to nobody in a child. */
	private final List<ConfigurableApplicationContext> parents = new ArrayList<>();

	/** Machines from before the look at the beans, which knows their names. */
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

	@Override
	public void setApplicationContext(ApplicationContext context) {
		for (ApplicationContext parent = context.getParent(); parent != null; parent = parent.getParent()) {
			if (parent instanceof ConfigurableApplicationContext configurable) {
				configurable.addApplicationListener(this);
				this.parents.add(configurable);
			}
		}
	}

	@Override
	public void destroy() {
		this.parents.forEach((parent) -> parent.removeApplicationListener(this));
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
		if (!isEarly(machine)) {
			this.registry.started(machine);
		}
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
		BeanFactory next = this.beanFactory;
		while (next instanceof ConfigurableListableBeanFactory beans) {
			look(beans);
			next = beans.getParentBeanFactory();
		}
		List<WeakReference<StateMachine<?, ?>>> waiting;
		synchronized (this) {
			waiting = (this.early != null) ? this.early : List.of();
			this.early = null;
		}
		for (WeakReference<StateMachine<?, ?>> reference : waiting) {
			StateMachine<?, ?> machine = reference.get();
			if (machine != null) {
				this.registry.register(machine);
			}
		}
	}

	/**
	 * A bean was made; called on the thread that made it.
	 * @param machine the bean, or a proxy of it
	 * @param beanName its name
	 */
	void made(StateMachine<?, ?> machine, String beanName) {
		StateMachine<?, ?> target = target(machine, beanName);
		if (target != null && !isEarly(target)) {
			boolean single = this.beanFactory.containsBeanDefinition(beanName)
					&& this.beanFactory.getMergedBeanDefinition(beanName).isSingleton();
			this.registry.register(target, single ? beanName : null);
		}
	}

	private synchronized boolean isEarly(StateMachine<?, ?> machine) {
		return this.early != null && this.early.add(new WeakReference<>(machine));
	}

	private void look(ConfigurableListableBeanFactory beans) {
		for (String name : beans.getBeanNamesForType(StateMachine.class, false, false)) {
			if (ExistingBeans.exists(beans, name) && beans.getBean(name) instanceof StateMachine<?, ?> machine) {
				StateMachine<?, ?> target = target(machine, name);
				if (target != null) {
					this.registry.register(target, name);
				}
			}
		}
	}

	/*
	 * What stands behind a proxy of a scope is another with each request: it has none.
	 */
	private @Nullable StateMachine<?, ?> target(StateMachine<?, ?> machine, String name) {
		Object target = AopUtils.isAopProxy(machine) ? AopProxyUtils.getSingletonTarget(machine) : machine;
		if (target instanceof StateMachine<?, ?> found && this.registry.supports(found.getClass())) {
			return found;
		}
		logger.debug("The state machine bean '" + name + "' is of " + machine.getClass() + " and is not shown");
		return null;
	}

}
