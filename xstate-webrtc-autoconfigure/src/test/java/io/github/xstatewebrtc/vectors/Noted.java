package io.github.xstatewebrtc.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tested side has sent or its application was told, and no step has taken yet.
 */
final class Noted {

	private static final Set<String> RIDING = Set.of("ack", "ping");

	private final Map<Integer, Deque<JsonNode>> sent = new LinkedHashMap<>();

	private final Map<String, Deque<JsonNode>> riding = new LinkedHashMap<>();

	private final Map<String, Deque<JsonNode>> told = new LinkedHashMap<>();

	private final Set<String> names = new HashSet<>();

	void name(String name) {
		this.names.add(name);
	}

	void sent(int channel, JsonNode message) {
		String type = message.path("type").asString();
		(RIDING.contains(type) ? riding(channel, type) : waiting(channel)).add(message);
	}

	void tell(JsonNode what, int channel) {
		toldLike(what, channel).add(what);
	}

	/** Tell something that has one member, or two. */
	void tell(String verb, Object subject, Object... more) {
		ObjectNode what = JsonNodeFactory.instance.objectNode().set(verb, node(subject));
		for (int i = 0; i < more.length; i += 2) {
			what.set((String) more[i], node(more[i + 1]));
		}
		tell(what, 0);
	}

	private static JsonNode node(Object value) {
		return (value instanceof JsonNode node) ? node : VectorFile.MAPPER.valueToTree(value);
	}

	Deque<JsonNode> waiting(int channel) {
		return this.sent.computeIfAbsent(channel, (each) -> new ArrayDeque<>());
	}

	Deque<JsonNode> riding(int channel, String type) {
		return this.riding.computeIfAbsent(channel + " " + type, (each) -> new ArrayDeque<>());
	}

	/**
	 * Return what was told of the same kind: about a name, or with the same first member
	 * on the same channel.
	 */
	Deque<JsonNode> toldLike(JsonNode what, int channel) {
		Map.Entry<String, JsonNode> first = what.properties().iterator().next();
		String subject = first.getValue().isString() ? first.getValue().asString() : "";
		String kind = this.names.contains(subject) ? "of " + subject : first.getKey() + " " + channel;
		return this.told.computeIfAbsent(kind, (each) -> new ArrayDeque<>());
	}

	/** The connection is another: nothing more comes over the one before. */
	void forgetRiding() {
		this.riding.clear();
	}

	List<JsonNode> left() {
		return Stream.concat(this.sent.values().stream(), this.told.values().stream()).flatMap(Deque::stream).toList();
	}

}
