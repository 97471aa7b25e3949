package io.github.xstatewebrtc.statechart.spring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Tells beans that may be looked at from those that looking at would make.
 */
public final class ExistingBeans {

	private ExistingBeans() {
	}

	/**
	 * Return whether a bean can be asked for. To ask for one that does not exist, or for
	 * what a lazy factory bean makes, would make it.
	 * @param beans where the bean is
	 * @param name its name
	 * @return whether it is a singleton that exists, or made by a factory bean that does
	 */
	public static boolean exists(ConfigurableListableBeanFactory beans, String name) {
		if (!beans.containsSingleton(name)) {
			return false;
		}
		if (!beans.containsBeanDefinition(name)) {
			return true;
		}
		BeanDefinition definition = beans.getMergedBeanDefinition(name);
		return definition.isSingleton() && !(definition.isLazyInit() && beans.isFactoryBean(name));
	}

}
