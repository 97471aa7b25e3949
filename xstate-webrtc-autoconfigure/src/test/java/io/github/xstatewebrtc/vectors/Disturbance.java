package io.github.xstatewebrtc.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How messages go in: as they stand, or with a member that nobody knows and their own in
 * another order, which may change nothing.
 */
enum Disturbance {

	NONE, LATER;

	private static final String MEMBER = "later";

	private static final JsonNode VALUE = VectorFile.MAPPER.readTree("{\"type\":[\"later\",null]}");

	/** Return what goes in as one batch, or each message by itself. */
	List<String> frames(JsonNode messages, boolean batches) {
		ArrayNode batch = JsonNodeFactory.instance.arrayNode();
		(messages.isArray() ? messages : List.of(messages)).forEach((message) -> batch.add(disturbed(message)));
		return batches ? List.of(batch.toString()) : batch.valueStream().map(JsonNode::toString).toList();
	}

	private JsonNode disturbed(JsonNode message) {
		if (this == NONE || !message.isObject()) {
			return message;
		}
		ObjectNode made = JsonNodeFactory.instance.objectNode();
		made.set(MEMBER, VALUE);
		List<Map.Entry<String, JsonNode>> members = new ArrayList<>(message.properties());
		Collections.reverse(members);
		members.forEach((member) -> made.set(member.getKey(), member.getValue()));
		return made;
	}

	/** Return what was told without what disturbed it. */
	JsonNode calmed(JsonNode told) {
		if (this == NONE || !told.isObject()) {
			return told;
		}
		ObjectNode copy = (ObjectNode) told.deepCopy();
		for (JsonNode each : copy) {
			if (each instanceof ObjectNode object && each.path(MEMBER).isObject()) {
				object.remove(MEMBER);
			}
		}
		return copy;
	}

	/** Return a step that is done again and again, with the number of the run. */
	static JsonNode numbered(JsonNode value, int number) {
		if (value.isString() && value.asString().equals("$#")) {
			return JsonNodeFactory.instance.numberNode(number);
		}
		if (value instanceof ArrayNode list) {
			ArrayNode made = JsonNodeFactory.instance.arrayNode();
			list.forEach((each) -> made.add(numbered(each, number)));
			return made;
		}
		if (value instanceof ObjectNode) {
			ObjectNode made = JsonNodeFactory.instance.objectNode();
			value.properties().forEach((member) -> made.set(member.getKey(), numbered(member.getValue(), number)));
			return made;
		}
		return value;
	}

}
