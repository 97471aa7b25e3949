package io.github.xstatewebrtc.protocol.signaling;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of one JSON object, each read with its type and length checked. A member
 * that is {@code null} counts as absent. A name is text that people are shown and that
 * stands in logs.
 */
final class Members {

	private static final int MAX_INSTANT = 64;

	private final JsonNode node;

	private final String path;

	private final HubMessage.@Nullable Ref ref;

	Members(JsonNode node, String path, HubMessage.@Nullable Ref ref) {
		this.node = node;
		this.path = path;
		this.ref = ref;
	}

	String string(String name, int maxLength) throws InvalidMessageException {
		return required(name, optionalString(name, maxLength));
	}

	@Nullable String optionalString(String name, int maxLength) throws InvalidMessageException {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		check(value.isString(), () -> quoted(name) + " must be a string.");
		String text = value.stringValue();
		check(text.length() <= maxLength,
				() -> quoted(name) + " must have at most " + maxLength + " characters, not " + text.length() + ".");
		return text;
	}

	String name(String name, int maxLength) throws InvalidMessageException {
		return required(name, optionalName(name, maxLength));
	}

	@Nullable String optionalName(String name, int maxLength) throws InvalidMessageException {
		String text = optionalString(name, maxLength);
		check(text == null || text.chars().noneMatch(Members::isControl),
				() -> quoted(name) + " must not contain control characters.");
		return text;
	}

	private static boolean isControl(int character) {
		int type = Character.getType(character);
		return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}

	boolean flag(String name) throws InvalidMessageException {
		JsonNode value = get(name);
		check(value == null || value.isBoolean(), () -> quoted(name) + " must be true or false.");
		return value != null && value.booleanValue();
	}

	@Nullable Integer optionalInteger(String name) throws InvalidMessageException {
		JsonNode value = get(name);
		check(value == null || (value.isIntegralNumber() && value.canConvertToInt()),
				() -> quoted(name) + " must be an integer.");
		return (value != null) ? value.intValue() : null;
	}

	@Nullable Instant optionalInstant(String name) throws InvalidMessageException {
		String text = optionalString(name, MAX_INSTANT);
		try {
			return (text != null) ? Instant.parse(text) : null;
		}
		catch (DateTimeParseException ex) {
			throw new InvalidMessageException(quoted(name) + " must be a time in UTC as ISO 8601 has it.", this.ref);
		}
	}

	Members object(String name) throws InvalidMessageException {
		return required(name, optionalObject(name));
	}

	@Nullable Members optionalObject(String name) throws InvalidMessageException {
		JsonNode value = get(name);
		check(value == null || value.isObject(), () -> quoted(name) + " must be an object.");
		return (value != null) ? new Members(value, this.path + name + ".", this.ref) : null;
	}

	List<String> strings(String name, int maxLength) throws InvalidMessageException {
		List<String> strings = new ArrayList<>();
		for (JsonNode element : array(name)) {
			check(element.isString() && element.stringValue().length() <= maxLength,
					() -> quoted(name) + " must contain strings of at most " + maxLength + " characters.");
			strings.add(element.stringValue());
		}
		return strings;
	}

	List<Members> objects(String name, int maxCount) throws InvalidMessageException {
		JsonNode array = array(name);
		check(array.size() <= maxCount,
				() -> quoted(name) + " must have at most " + maxCount + " elements, not " + array.size() + ".");
		List<Members> objects = new ArrayList<>();
		for (JsonNode element : array) {
			check(element.isObject(), () -> quoted(name) + " must contain objects.");
			objects.add(new Members(element, this.path + name + "[" + objects.size() + "].", this.ref));
		}
		return objects;
	}

	boolean has(String name) {
		return get(name) != null;
	}

	ObjectNode without(String... names) {
		ObjectNode copy = ((ObjectNode) this.node).deepCopy();
		copy.remove(List.of(names));
		return copy;
	}

	void check(boolean valid, Supplier<String> message) throws InvalidMessageException {
		if (!valid) {
			throw new InvalidMessageException(message.get(), this.ref);
		}
	}

	private JsonNode array(String name) throws InvalidMessageException {
		JsonNode value = get(name);
		check(value == null || value.isArray(), () -> quoted(name) + " must be an array.");
		return (value != null) ? value : JsonNodeFactory.instance.arrayNode();
	}

	private @Nullable JsonNode get(String name) {
		JsonNode value = this.node.get(name);
		return (value != null && !value.isNull()) ? value : null;
	}

	private <T> T required(String name, @Nullable T value) throws InvalidMessageException {
		if (value == null) {
			throw new InvalidMessageException(quoted(name) + " is missing.", this.ref);
		}
		return value;
	}

	private String quoted(String name) {
		return "The member '" + this.path + name + "'";
	}

}
