package io.github.xstatewebrtc.application.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties that the metadata on the class path knows, Spring Boot's and ours.
 */
final class KnownProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private final Set<ConfigurationPropertyName> names = new HashSet<>();

	KnownProperties() throws IOException {
		for (URL url : Collections.list(getClass().getClassLoader().getResources(METADATA))) {
			try (InputStream stream = url.openStream()) {
				for (JsonNode property : new JsonMapper().readTree(stream).path("properties")) {
					this.names.add(ConfigurationPropertyName.of(property.path("name").asString()));
				}
			}
		}
	}

	/**
	 * Tell whether a name is known, or that of a list of which it is an element.
	 */
	boolean contains(String name) {
		return this.names.contains(ConfigurationPropertyName.of(name.replaceAll("\\[\\d+].*", "")));
	}

}
