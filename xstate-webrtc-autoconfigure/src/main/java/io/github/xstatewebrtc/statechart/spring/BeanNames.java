package io.github.xstatewebrtc.statechart.spring;

import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.action.ReactiveAction;
import org.springframework.statemachine.guard.Guard;
import org.springframework.statemachine.guard.ReactiveGuard;

/**
 * The names of those actions and guards that are beans, which is what an application
 * itself calls them.
 */
final class BeanNames {

	private static final List<Class<?>> TYPES = List.of(Action.class, Guard.class, ReactiveAction.class,
			ReactiveGuard.class);

	private final @Nullable ConfigurableListableBeanFactory beanFactory;

	BeanNames(@Nullable ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the names of the beans that exist now, without making any.
	 * @return the names by bean
	 */
	IdentityHashMap<Object, String> existing() {
		IdentityHashMap<Object, String> names = new IdentityHashMap<>();
		if (this.beanFactory != null) {
			for (Class<?> type : TYPES) {
				for (String name : this.beanFactory.getBeanNamesForType(type, false, false)) {
					Object bean = this.beanFactory.getSingleton(name);
					if (bean != null) {
						names.put(bean, name);
					}
				}
			}
		}
		return names;
	}

}
