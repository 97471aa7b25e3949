package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows of the properties, and the table in the README.
 */
class ConfigurationMetadataTests {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	static Stream<JsonNode> properties() throws IOException {
		return entries("properties").filter((property) -> name(property).startsWith("xstate."));
	}

	static Stream<JsonNode> groups() throws IOException {
		return entries("groups");
	}

	static Stream<JsonNode> hints() throws IOException {
		return entries("hints");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyIsDescribedInASentence(JsonNode property) {
		assertThat(property.path("description").asString("")).matches("(?s)\\p{Lu}.*\\.");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyHasATypeThatThereIs(JsonNode property) {
		assertThat(ClassUtils.isPresent(property.path("type").asString("").replaceFirst("<.*", ""), null)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("groups")
	void aGroupHasATypeThatThereIs(JsonNode group) {
		assertThat(ClassUtils.isPresent(group.path("type").asString(""), null)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyStandsInTheReadmeWithItsDefault(JsonNode property) throws IOException {
		String name = name(property);
		String group = name.substring(0, name.lastIndexOf('.') + 1);
		String last = name.substring(group.length());
		String ofDefault = property.has("defaultValue") ? "`" + property.path("defaultValue").asString() + "`" : "";
		assertThat(Files.readString(Path.of("../README.md")).lines())
			.filteredOn((row) -> row.startsWith("| `" + name)
					|| (row.startsWith("| `" + group) && row.contains("`" + last + "`")))
			.anySatisfy((row) -> assertThat(StringUtils.delimitedListToStringArray(row, "|")[2]).contains(ofDefault));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aDocumentedNameIsAKnownOne(JsonNode property) {
		String documented = name(property);
		ConfigurationPropertyName name = ConfigurationPropertyName
			.of(documented.equals("xstate.webrtc.ice.servers") ? documented + "[0].urls" : documented);
		assertThat(PropertyNames.ofFiles().lacks(name)).isFalse();
		assertThat(PropertyNames.ofVariables().lacks(name)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("hints")
	void aHintIsForAPropertyThatThereIs(JsonNode hint) throws IOException {
		assertThat(properties().map(ConfigurationMetadataTests::name)).contains(name(hint));
	}

	@ParameterizedTest
	@ValueSource(strings = { "permissions.inspect", "permissions.send", "permissions.spawn", "permissions.peers",
			"inspection.roles", "inspection.types-to-mask", "inspection.keys-to-mask", "inspection.include",
			"inspection.exclude", "actors.exposure.include", "actors.exposure.exclude", "ice.turn.urls",
			"allowed-origins", "channel-labels", "base-path", "peer.native-directory" })
	void whatIsNoNumberOrChoiceHasAHint(String name) throws IOException {
		assertThat(hints().map(ConfigurationMetadataTests::name)).contains("xstate.webrtc." + name);
	}

	@Test
	void theSwitchOfTheHealthCheckIsDescribed() throws IOException {
		assertThat(entries("properties").map(ConfigurationMetadataTests::name))
			.contains("management.health.xstate-webrtc.enabled");
	}

	@Test
	void nothingIsDeprecated() throws IOException {
		assertThat(properties().filter((property) -> property.has("deprecation") || property.has("deprecated")))
			.isEmpty();
	}

	private static Stream<JsonNode> entries(String kind) throws IOException {
		try (InputStream stream = Objects.requireNonNull(XStateWebRtcProperties.class.getResourceAsStream(METADATA))) {
			List<JsonNode> entries = JsonMapper.shared().readTree(stream).path(kind).valueStream().toList();
			assertThat(entries).isNotEmpty();
			return entries.stream();
		}
	}

	private static String name(JsonNode entry) {
		return entry.path("name").asString();
	}

}
