package io.github.xstatewebrtc.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of docs/vectors, as its README says.
 *
 * @param name of the file
 * @param role which side of the protocol it tests
 * @param cases its lines, with their macros expanded
 */
record VectorFile(String name, String role, List<JsonNode> cases) {

	static final JsonMapper MAPPER = new JsonMapper();

	private static final Path FOLDER = Path.of("../docs/vectors");

	static List<VectorFile> all() throws IOException {
		List<VectorFile> files = new ArrayList<>();
		try (Stream<Path> paths = Files.list(FOLDER)) {
			for (Path path : paths.filter((file) -> file.toString().endsWith(".jsonl")).sorted().toList()) {
				files.add(read(path.getFileName().toString(), Files.readAllLines(path)));
			}
		}
		return files;
	}

	static VectorFile read(String name, List<String> lines) {
		JsonNode header = MAPPER.readTree(lines.get(0));
		if (header.path("vectors").asInt() != 1 || !header.path("role").isString()) {
			throw new IllegalArgumentException(name + " does not begin with a header of version 1");
		}
		List<JsonNode> cases = lines.stream().skip(1).map((line) -> expanded(MAPPER.readTree(line))).toList();
		return new VectorFile(name, header.path("role").asString(), cases);
	}

	private static JsonNode expanded(JsonNode value) {
		if (value instanceof ArrayNode list) {
			ArrayNode made = JsonNodeFactory.instance.arrayNode();
			list.forEach((each) -> made.add(expanded(each)));
			return made;
		}
		if (!(value instanceof ObjectNode)) {
			return value;
		}
		if (value.has("$text")) {
			StringBuilder text = new StringBuilder();
			value.path("$text")
				.forEach((part) -> text
					.append(part.isString() ? part.asString() : part.path(0).asString().repeat(part.path(1).asInt())));
			return JsonNodeFactory.instance.stringNode(text.toString());
		}
		ObjectNode made = JsonNodeFactory.instance.objectNode();
		value.properties().forEach((member) -> made.set(member.getKey(), expanded(member.getValue())));
		return made;
	}

}
