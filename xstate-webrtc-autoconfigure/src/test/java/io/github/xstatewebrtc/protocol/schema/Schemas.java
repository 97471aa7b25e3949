package io.github.xstatewebrtc.protocol.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas of {@code docs/schemas}, which tests hold messages against.
 */
public final class Schemas {

	private static final Path FOLDER = Path.of("../docs/schemas").toAbsolutePath().normalize();

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			(builder) -> builder.schemas(Schemas::text));

	private static final Map<String, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

	private static final Map<String, Map<String, Place>> MESSAGES = new ConcurrentHashMap<>();

	private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

	private Schemas() {
	}

	/**
	 * Return the messages of a family, such as {@code link}, by their type.
	 */
	static Map<String, Place> messages(String family) {
		return MESSAGES.computeIfAbsent(family, Schemas::readMessages);
	}

	private static Map<String, Place> readMessages(String family) {
		Map<String, Place> messages = new LinkedHashMap<>();
		String file = family + ".schema.json";
		JsonNode document = document(file);
		for (JsonNode each : document.path("oneOf")) {
			Place message = new Place(file, "", each).resolved();
			messages.put(message.type(), message);
		}
		return messages;
	}

	static List<String> families() {
		try (var files = Files.list(FOLDER)) {
			return files.map((file) -> file.getFileName().toString().replace(".schema.json", ""))
				.filter((name) -> !name.equals("shared") && !name.contains("."))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode document(String file) {
		return DOCUMENTS.computeIfAbsent(file,
				(name) -> MAPPER.readTree(text(FOLDER.resolve(name).toUri().toString())));
	}

	/**
	 * Return what is wrong with a message of a family.
	 * @param family such as {@code link}
	 * @param message the message
	 * @return a sentence for each fault; empty if it is valid
	 */
	public static List<String> problems(String family, JsonNode message) {
		Place place = messages(family).get(message.path("type").asString(""));
		if (place == null) {
			return List.of(family + " has no message of this type: " + message);
		}
		List<Error> errors = COMPILED.computeIfAbsent(place.file() + "#" + place.pointer(), Schemas::compile)
			.validate(message);
		return errors.stream().map((error) -> error + " in " + message).toList();
	}

	private static Schema compile(String place) {
		return REGISTRY.getSchema(SchemaLocation.of(FOLDER.toUri() + place));
	}

	private static @Nullable String text(String location) {
		try {
			return location.startsWith("file:") ? Files.readString(Path.of(URI.create(location))) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A schema, and the file to which its {@code $ref}s are relative.
	 *
	 * @param file the file's name
	 * @param pointer where in the file it is, as a JSON pointer
	 * @param node the schema itself
	 */
	record Place(String file, String pointer, JsonNode node) {

		Place at(JsonNode part) {
			return new Place(this.file, this.pointer, part);
		}

		Place resolved() {
			String ref = this.node.path("$ref").asString("");
			int hash = ref.indexOf('#');
			if (hash < 0) {
				return this;
			}
			String target = (hash == 0) ? this.file : ref.substring(0, hash);
			String where = ref.substring(hash + 1);
			return new Place(target, where, document(target).at(where));
		}

		/**
		 * Return the members of an object: its own and those of its {@code allOf}.
		 */
		Map<String, Place> members() {
			Map<String, Place> members = new LinkedHashMap<>();
			this.node.path("properties")
				.properties()
				.forEach((each) -> members.put(each.getKey(), at(each.getValue())));
			for (JsonNode part : this.node.path("allOf")) {
				at(part).resolved().members().forEach(members::putIfAbsent);
			}
			return members;
		}

		@Override
		public String toString() {
			return this.file + "#" + this.pointer;
		}

		String type() {
			Place type = members().get("type");
			return (type != null) ? type.node().path("const").asString("") : "";
		}

	}

}
