package io.github.xstatewebrtc.protocol.schema;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.schema.Schemas.Place;

/**
 * Makes JSON that a schema allows.
 *
 * @param optional whether the next optional member is there
 * @param pick chooses below a bound
 */
record Instances(BooleanSupplier optional, IntUnaryOperator pick) {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final String[] ANYTHING = { "{\"paid\":\"packing\"}", "\"text\"", "7", "[1,{\"a\":null}]", "true" };

	/**
	 * Only what must be there.
	 */
	static final Instances MINIMAL = new Instances(() -> false, (bound) -> 0);

	/**
	 * Everything that may be there.
	 */
	static final Instances FULL = new Instances(() -> true, (bound) -> 0);

	static Instances random(RandomGenerator random) {
		return new Instances(random::nextBoolean, random::nextInt);
	}

	JsonNode of(Place unresolved) {
		Place place = unresolved.resolved();
		JsonNode schema = place.node();
		JsonNode choices = schema.has("enum") ? schema.path("enum") : schema.path("examples");
		if (schema.has("const")) {
			return schema.path("const");
		}
		if (!choices.isEmpty()) {
			return choices.path(this.pick.applyAsInt(choices.size()));
		}
		if (schema.path("anyOf").path(0).has("enum") || schema.path("anyOf").path(0).has("const")) {
			return of(place.at(schema.path("anyOf").path(0)));
		}
		JsonNode type = schema.path("type");
		return switch ((type.isArray() ? type.path(0) : type).asString("")) {
			case "object" -> object(place);
			case "array" -> array(place);
			case "string" -> text(schema);
			case "integer", "number" -> NODES.numberNode(number(schema));
			case "boolean" -> NODES.booleanNode(this.optional.getAsBoolean());
			case "null" -> NODES.nullNode();
			default -> place.members().isEmpty()
					? JsonMapper.shared().readTree(ANYTHING[this.pick.applyAsInt(ANYTHING.length)]) : object(place);
		};
	}

	private ObjectNode object(Place place) {
		ObjectNode object = NODES.objectNode();
		Set<String> required = required(place);
		JsonNode alternatives = alternatives(place);
		if (!alternatives.isEmpty()) {
			add(required, alternatives.path(this.pick.applyAsInt(alternatives.size())).path("required"));
		}
		Map<String, Place> members = place.members();
		members.forEach((name, member) -> {
			if (required.contains(name) || this.optional.getAsBoolean()) {
				object.set(name, of(member));
			}
		});
		conditions(place.node(), members, object);
		return object;
	}

	private void conditions(JsonNode schema, Map<String, Place> members, ObjectNode object) {
		for (Map.Entry<String, JsonNode> condition : schema.path("if").path("properties").properties()) {
			if (condition.getValue().path("const").equals(object.get(condition.getKey()))) {
				for (JsonNode name : schema.path("then").path("required")) {
					if (!object.has(name.asString())) {
						object.set(name.asString(), of(members.get(name.asString())));
					}
				}
			}
			else {
				schema.path("else")
					.path("not")
					.path("anyOf")
					.forEach((each) -> object.remove(each.path("required").path(0).asString()));
			}
		}
	}

	private static Set<String> required(Place place) {
		Set<String> required = new LinkedHashSet<>();
		add(required, place.node().path("required"));
		for (JsonNode part : place.node().path("allOf")) {
			required.addAll(required(place.at(part).resolved()));
		}
		return required;
	}

	private static JsonNode alternatives(Place place) {
		for (JsonNode part : place.node().path("allOf")) {
			return alternatives(place.at(part).resolved());
		}
		return place.node().path("anyOf");
	}

	private static void add(Set<String> names, JsonNode more) {
		more.forEach((name) -> names.add(name.asString()));
	}

	private ArrayNode array(Place place) {
		JsonNode schema = place.node();
		int size = Math.max(schema.path("minItems").asInt(0), this.optional.getAsBoolean() ? 2 : 0);
		Set<JsonNode> items = new LinkedHashSet<>();
		for (int i = 0; i < size; i++) {
			items.add(of(place.at(schema.path("items"))));
		}
		return NODES.arrayNode().addAll(items);
	}

	private JsonNode text(JsonNode schema) {
		int longest = Math.min(schema.path("maxLength").asInt(300), 300);
		int length = Math.max(schema.path("minLength").asInt(0), longest - this.pick.applyAsInt(longest + 1));
		return NODES.stringNode("é".repeat(length));
	}

	private long number(JsonNode schema) {
		long least = schema.path("minimum").asLong(0);
		long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
		return this.optional.getAsBoolean() ? most : least + this.pick.applyAsInt(7);
	}

}
