package io.github.xstatewebrtc.autoconfigure;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Finds where a property is set.
 */
final class PropertyOrigins {

	private final Environment environment;

	PropertyOrigins(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Find where a property is set, the list in which it is an element, or else the first
	 * of what is below it.
	 * @param property the whole name
	 * @return a file with line and column, a variable, an argument; empty if it is not
	 * set
	 */
	Optional<Origin> find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		ConfigurationPropertyName list = name.isLastElementIndexed() ? name.getParent() : name;
		return Stream.of(at(name), at(list), below(name)).flatMap((origins) -> origins).findFirst();
	}

	private Stream<Origin> at(ConfigurationPropertyName name) {
		return sources().map((source) -> Origin.from(source.getConfigurationProperty(name))).filter(Objects::nonNull);
	}

	private Stream<Origin> below(ConfigurationPropertyName name) {
		return sources().filter(IterableConfigurationPropertySource.class::isInstance)
			.map(IterableConfigurationPropertySource.class::cast)
			.flatMap((source) -> source.stream()
				.filter(name::isAncestorOf)
				.map((child) -> Origin.from(source.getConfigurationProperty(child))))
			.filter(Objects::nonNull);
	}

	private Stream<ConfigurationPropertySource> sources() {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false);
	}

}
