package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows of the properties, and the table in the README.
 */
class ConfigurationMetadataTests {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	static Stream<JsonNode> properties() throws IOException {
		try (InputStream stream = Objects.requireNonNull(XStateWebRtcProperties.class.getResourceAsStream(METADATA))) {
			return JsonMapper.shared()
				.readTree(stream)
				.path("properties")
				.valueStream()
				.filter((property) -> property.path("name").asString().startsWith("xstate."))
				.toList()
				.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyIsDescribedInASentence(JsonNode property) {
		assertThat(property.path("description").asString("")).matches("(?s)\\p{Lu}.*\\.");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyStandsInTheReadme(JsonNode property) throws IOException {
		String name = property.path("name").asString();
		String group = name.substring(0, name.lastIndexOf('.') + 1);
		String last = name.substring(group.length());
		assertThat(Files.readString(Path.of("../README.md")).lines()).anyMatch((row) -> row.startsWith("| `" + name)
				|| (row.startsWith("| `" + group) && row.contains("`" + last + "`")));
	}

}
