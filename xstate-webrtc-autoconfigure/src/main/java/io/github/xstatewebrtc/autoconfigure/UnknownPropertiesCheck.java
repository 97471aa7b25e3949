package io.github.xstatewebrtc.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses misspelt properties: what {@code exclude} was to hide must not be shown because
 * of a typing error. Variables of the environment and system properties are only warned
 * of, since others set them too. It comes before any property is bound, so that nothing
 * starts meanwhile.
 */
final class UnknownPropertiesCheck implements BeanFactoryPostProcessor {

	private static final Log logger = LogFactory.getLog(UnknownPropertiesCheck.class);

	private final PropertyNames names = PropertyNames.ofFiles();

	private final PropertyNames variables = PropertyNames.ofVariables();

	private final Environment environment;

	UnknownPropertiesCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Map<ConfigurationPropertyName, UnknownProperty> refused = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				check(iterable, refused);
			}
		}
		if (!refused.isEmpty()) {
			throw new UnknownPropertiesException(new ArrayList<>(refused.values()));
		}
	}

	private void check(IterableConfigurationPropertySource source,
			Map<ConfigurationPropertyName, UnknownProperty> refused) {
		if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource) {
			source.stream().filter(this.variables::lacks).forEach((name) -> warnOfVariable(source, name));
			return;
		}
		List<ConfigurationPropertyName> unknown = source.stream().filter(this.names::lacks).toList();
		if (areSystemProperties(source)) {
			unknown.forEach((name) -> warn(property(source, name)));
		}
		else {
			unknown.forEach((name) -> refused.computeIfAbsent(name, (key) -> property(source, key)));
		}
	}

	private UnknownProperty property(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		return new UnknownProperty(name.toString(), origin(source, name),
				this.names.like(name).findFirst().orElse(null));
	}

	/**
	 * Warn of a variable only if it looks like one of ours: a container platform names
	 * some after its services, such as XSTATE_WEBRTC_SERVICE_HOST.
	 * @param source the environment
	 * @param name the variable's name as a property
	 */
	private void warnOfVariable(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		this.variables.like(name)
			.findFirst()
			.map((meant) -> meant.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
			.ifPresent((meant) -> warn(new UnknownProperty(name.toString(), origin(source, name), meant)));
	}

	private static void warn(UnknownProperty property) {
		logger.warn("Ignored, because xstate-webrtc has no such property: "
				+ ((property.origin() != null) ? property.origin() : property.name()) + "."
				+ ((property.meant() != null) ? " Did you mean " + property.meant() + "?" : ""));
	}

	private static @Nullable Origin origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		return Origin.from(source.getConfigurationProperty(name));
	}

	private static boolean areSystemProperties(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> properties
				&& properties.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
	}

}
