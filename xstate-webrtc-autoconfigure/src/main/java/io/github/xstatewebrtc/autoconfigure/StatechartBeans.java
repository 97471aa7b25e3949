package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.spring.ExistingBeans;
import io.github.xstatewebrtc.statechart.spring.SpringStatemachineAdapter;

/**
 * Finds statecharts among the beans, of any library that there is an adapter for: by one
 * look once all singletons exist, and as they are made later. It changes no bean and
 * makes none. Spring Statemachine's, which also become known by their events, have a
 * detector of their own.
 */
final class StatechartBeans implements BeanPostProcessor, SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beans;

	private final ObjectProvider<StatechartRegistry> registry;

	private final ObjectProvider<StatechartAdapter<?>> adapters;

	/** What to look for; empty before the look. */
	private volatile List<Class<?>> types = List.of();

	StatechartBeans(ConfigurableListableBeanFactory beans, ObjectProvider<StatechartRegistry> registry,
			ObjectProvider<StatechartAdapter<?>> adapters) {
		this.beans = beans;
		this.registry = registry;
		this.adapters = adapters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Class<?>> found = this.adapters.orderedStream()
			.filter((adapter) -> !(adapter instanceof SpringStatemachineAdapter))
			.<Class<?>>map(StatechartAdapter::type)
			.toList();
		this.types = found;
		for (Class<?> type : found) {
			for (String name : this.beans.getBeanNamesForType(type, false, false)) {
				if (ExistingBeans.exists(this.beans, name)) {
					register(this.beans.getBean(name), name);
				}
			}
		}
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		register(bean, beanName);
		return bean;
	}

	private void register(Object bean, String name) {
		Object machine = AopUtils.isAopProxy(bean) ? AopProxyUtils.getSingletonTarget(bean) : bean;
		if (machine != null && this.types.stream().anyMatch((type) -> type.isInstance(machine))) {
			this.registry.ifAvailable((known) -> known.register(machine, systemId(name)));
		}
	}

	// Of a prototype or a scope there are several.
	private @Nullable String systemId(String name) {
		boolean defined = this.beans.containsBeanDefinition(name);
		return (!defined || this.beans.getMergedBeanDefinition(name).isSingleton()) ? name : null;
	}

}
