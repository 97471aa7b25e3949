package io.github.xstatewebrtc.vectors;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the names of one case stand for, and how what is expected is compared with what is
 * there.
 */
final class Matching {

	private final Map<String, JsonNode> bound = new HashMap<>();

	void bind(String name, JsonNode value) {
		this.bound.put(name, value);
	}

	/** Return what goes in, with the values of names. */
	JsonNode filled(JsonNode given) {
		if (isName(given)) {
			JsonNode value = this.bound.get(given.asString());
			if (value == null) {
				throw new AssertionError(given + " is not bound yet");
			}
			return value;
		}
		if (given instanceof ArrayNode list) {
			ArrayNode made = JsonNodeFactory.instance.arrayNode();
			list.forEach((each) -> made.add(filled(each)));
			return made;
		}
		if (given instanceof ObjectNode) {
			ObjectNode made = JsonNodeFactory.instance.objectNode();
			given.properties().forEach((member) -> made.set(member.getKey(), filled(member.getValue())));
			return made;
		}
		return given;
	}

	void match(JsonNode expected, JsonNode actual) {
		match(expected, actual, "It");
	}

	/** Return whether it matches; names are bound only if it does. */
	boolean matches(JsonNode expected, JsonNode actual) {
		Map<String, JsonNode> before = Map.copyOf(this.bound);
		try {
			match(expected, actual);
			return true;
		}
		catch (AssertionError ex) {
			this.bound.keySet().retainAll(before.keySet());
			return false;
		}
	}

	private void match(JsonNode expected, JsonNode actual, String at) {
		String word = expected.isString() ? expected.asString() : "";
		if (word.equals("*")) {
			verify(!actual.isMissingNode(), expected, actual, at);
		}
		else if (word.equals("…")) {
			verify(actual.isString() && !actual.asString().isEmpty(), expected, actual, at);
		}
		else if (isName(expected)) {
			verify(!actual.isMissingNode(), expected, actual, at);
			JsonNode value = this.bound.putIfAbsent(word, actual);
			if (value != null) {
				match(value, actual, at);
			}
		}
		else if (expected instanceof ArrayNode list) {
			verify(actual.isArray() && actual.size() == list.size(), expected, actual, at);
			for (int i = 0; i < list.size(); i++) {
				match(list.get(i), actual.get(i), at + "[" + i + "]");
			}
		}
		else if (expected instanceof ObjectNode) {
			object(expected, actual, at);
		}
		else {
			boolean equal = (expected.isNumber() && actual.isNumber())
					? expected.decimalValue().compareTo(actual.decimalValue()) == 0 : expected.equals(actual);
			verify(equal, expected, actual, at);
		}
	}

	private void object(JsonNode expected, JsonNode actual, String at) {
		verify(actual.isObject(), expected, actual, at);
		Set<String> left = new LinkedHashSet<>(actual.propertyNames());
		expected.properties().forEach((member) -> {
			boolean optional = member.getKey().endsWith("?");
			String name = optional ? member.getKey().substring(0, member.getKey().length() - 1) : member.getKey();
			if (!optional || left.contains(name)) {
				match(member.getValue(), actual.has(name) ? actual.get(name) : MissingNode.getInstance(),
						at + "." + name);
			}
			left.remove(name);
		});
		verify(left.isEmpty(), expected, actual, at);
	}

	private static boolean isName(JsonNode value) {
		return value.isString() && value.asString().matches("\\$\\w+");
	}

	private static void verify(boolean matches, JsonNode expected, JsonNode actual, String at) {
		if (!matches) {
			throw new AssertionError(at + " is " + shown(actual) + ", not " + shown(expected));
		}
	}

	/** Return something in a sentence, bounded. */
	static String shown(Object value) {
		String text = String.valueOf(value);
		return (text.length() <= 500) ? text : text.substring(0, 500) + "…";
	}

}
