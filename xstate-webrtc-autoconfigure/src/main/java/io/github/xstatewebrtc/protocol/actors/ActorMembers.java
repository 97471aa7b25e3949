package io.github.xstatewebrtc.protocol.actors;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.WellFormed;

/**
 * The members of one JSON object, each read with its type and length checked. A member
 * that is {@code null} counts as absent.
 *
 * @param node the object
 * @param path what stands before the names of its members, for people
 */
record ActorMembers(JsonNode node, String path) {

	private static final int MAX_NAME = 256;

	// The largest integer that JavaScript counts to.
	private static final long MAX_ID = (1L << 53) - 1;

	private static final String OF_THE_MACHINE = "xstate.";

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {
	};

	long id() throws InvalidActorMessageException {
		Long id = optionalInteger("id", MAX_ID);
		if (id == null) {
			throw missing("id");
		}
		return id;
	}

	@Nullable Long optionalInteger(String name, long most) throws InvalidActorMessageException {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1
				|| value.longValue() > most) {
			throw invalid(name, "must be an integer from 1 to " + most + ".");
		}
		return value.longValue();
	}

	String name(String name) throws InvalidActorMessageException {
		String text = optionalName(name);
		if (text == null) {
			throw missing(name);
		}
		return text;
	}

	@Nullable String optionalName(String name) throws InvalidActorMessageException {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		String text = value.isString() ? value.stringValue() : "";
		if (text.isEmpty() || text.length() > MAX_NAME || !WellFormed.isWellFormed(text)) {
			throw invalid(name, "must be a string of 1 to " + MAX_NAME + " characters.");
		}
		return text;
	}

	boolean flag(String name, boolean absent) throws InvalidActorMessageException {
		JsonNode value = get(name);
		if (value != null && !value.isBoolean()) {
			throw invalid(name, "must be true or false.");
		}
		return (value != null) ? value.booleanValue() : absent;
	}

	@Nullable ActorMembers optionalObject(String name) throws InvalidActorMessageException {
		JsonNode value = get(name);
		if (value != null && !value.isObject()) {
			throw invalid(name, "must be an object.");
		}
		return (value != null) ? new ActorMembers(value, this.path + name + ".") : null;
	}

	@Nullable String optionalText(String name, int most) throws InvalidActorMessageException {
		JsonNode value = get(name);
		if (value != null && !value.isString()) {
			throw invalid(name, "must be a string.");
		}
		return (value != null) ? value.stringValue().substring(0, Math.min(most, value.stringValue().length())) : null;
	}

	@Nullable String json(String name) {
		JsonNode value = get(name);
		return (value != null) ? value.toString() : null;
	}

	ActorMembers object(String name) throws InvalidActorMessageException {
		ActorMembers object = optionalObject(name);
		if (object == null) {
			throw missing(name);
		}
		return object;
	}

	ActorRequest.Event event() throws InvalidActorMessageException {
		ActorMembers event = object("event");
		String type = event.name("type");
		if (type.startsWith(OF_THE_MACHINE)) {
			throw event.invalid("type",
					"must not begin with '" + OF_THE_MACHINE + "': events of these types are the machine's own.");
		}
		Map<String, @Nullable Object> payload = event.tree();
		payload.remove("type");
		return new ActorRequest.Event(type, payload);
	}

	Origin origin() throws InvalidActorMessageException {
		return new Origin(optionalName("from"), TraceContext.of(string("traceparent"), string("tracestate")));
	}

	private @Nullable String string(String name) {
		JsonNode value = get(name);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	private Map<String, @Nullable Object> tree() throws InvalidActorMessageException {
		try {
			return ProtocolJson.mapper().convertValue(this.node, TREE);
		}
		catch (JacksonException ex) {
			throw new InvalidActorMessageException("The event cannot be read: " + ex.getOriginalMessage());
		}
	}

	private @Nullable JsonNode get(String name) {
		JsonNode value = this.node.get(name);
		return (value != null && !value.isNull()) ? value : null;
	}

	private InvalidActorMessageException missing(String name) {
		return invalid(name, "is missing.");
	}

	private InvalidActorMessageException invalid(String name, String what) {
		return new InvalidActorMessageException("The member '" + this.path + name + "' " + what);
	}

}
