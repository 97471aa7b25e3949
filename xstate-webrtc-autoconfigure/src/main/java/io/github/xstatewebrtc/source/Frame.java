package io.github.xstatewebrtc.source;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * The members of a frame, or of a JSON object within one, each read with its type
 * checked. A member that is {@code null} counts as absent.
 *
 * @param what what this is, for people
 * @param members the members by name
 */
record Frame(String what, Map<String, @Nullable Object> members) {

	/** Longest id, and what is shown of a name or the type of an event. */
	static final int MAX_NAME = 256;

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {
	};

	static Frame read(String what, String text) throws SourceRefusal {
		try {
			Map<String, @Nullable Object> members = ProtocolJson.mapper().readValue(text, TREE);
			if (members != null) {
				return new Frame(what, members);
			}
		}
		catch (JacksonException ex) {
			// What it says is the parser's; what it was given stays out of it.
		}
		throw SourceRefusal.badMessage("This is no JSON object, or nests too deep: " + what + ".");
	}

	String name(String member) throws SourceRefusal {
		String name = optionalName(member);
		if (name == null) {
			throw wrong(member, "a string that is not empty");
		}
		return name.substring(0, Math.min(name.length(), MAX_NAME));
	}

	/**
	 * Return an id. It is not cut: two could become one.
	 * @param member the member
	 * @return the id
	 * @throws SourceRefusal if there is none, or it is too long
	 */
	String id(String member) throws SourceRefusal {
		String id = optionalText(member);
		if (id == null || id.isEmpty() || id.length() > MAX_NAME) {
			throw wrong(member, "a string of 1 to " + MAX_NAME + " characters");
		}
		return id;
	}

	@Nullable String optionalName(String member) {
		String name = optionalText(member);
		return (name == null || name.isEmpty()) ? null : name;
	}

	@Nullable String optionalText(String member) {
		return (this.members.get(member) instanceof String text) ? text : null;
	}

	boolean has(String member) {
		return this.members.get(member) != null;
	}

	Frame object(String member) throws SourceRefusal {
		Frame object = optionalObject(member);
		if (object == null) {
			throw wrong(member, "an object");
		}
		return object;
	}

	@SuppressWarnings("unchecked")
	@Nullable Frame optionalObject(String member) {
		return (this.members.get(member) instanceof Map<?, ?> object)
				? new Frame(inner(member), (Map<String, @Nullable Object>) object) : null;
	}

	/**
	 * Read an object that is written as JSON in a string.
	 * @param member the member
	 * @return the object
	 * @throws SourceRefusal if it is none
	 */
	Frame written(String member) throws SourceRefusal {
		String text = optionalText(member);
		if (text == null) {
			throw wrong(member, "a string with JSON in it");
		}
		return read(inner(member), text);
	}

	/**
	 * Read this object as an event.
	 * @return the event
	 * @throws SourceRefusal if it has no type
	 */
	ActorEvent event() throws SourceRefusal {
		String type = optionalText("type");
		if (type == null) {
			throw wrong("type", "a string");
		}
		Map<String, @Nullable Object> payload = new LinkedHashMap<>(this.members);
		payload.remove("type");
		return ActorEvent.of(type, payload);
	}

	private String inner(String member) {
		return "'" + member + "' in " + this.what;
	}

	private SourceRefusal wrong(String member, String wanted) {
		return SourceRefusal.badMessage(inner(member) + " must be " + wanted + ".");
	}

}
