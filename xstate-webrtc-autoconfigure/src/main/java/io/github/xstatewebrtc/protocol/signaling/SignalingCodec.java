package io.github.xstatewebrtc.protocol.signaling;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * The JSON of signaling: one object a text message, told apart by its {@code type}
 * (protocol, section 2). Whatever it writes is text that UTF-8 can carry. Safe for use by
 * many threads.
 */
public final class SignalingCodec {

	private static final int MAX_REF = 128;

	private static final JsonMapper MAPPER = ProtocolJson.mapper();

	private SignalingCodec() {
	}

	/**
	 * Read what a peer said to a hub.
	 * @param text the message
	 * @return what it says
	 * @throws InvalidMessageException if it is not a message that the protocol knows
	 */
	public static MemberMessage readFromMember(String text) throws InvalidMessageException {
		JsonNode object = object(text);
		HubMessage.Ref ref = ref(object);
		if (!WellFormed.isWellFormed(object)) {
			throw new InvalidMessageException(
					"This message has half of a surrogate pair in a string: no text has that.", ref);
		}
		Members members = new Members(object, "", ref);
		return MemberMessageReader.read(members.string("type", Integer.MAX_VALUE), members);
	}

	/**
	 * Read what a hub said to a peer.
	 * @param text the message
	 * @return what it says, {@link HubMessage.Unknown} for a type that this version does
	 * not know
	 * @throws InvalidMessageException if it is not a message that the protocol knows
	 */
	public static HubMessage readFromHub(String text) throws InvalidMessageException {
		JsonNode object = object(text);
		Members members = new Members(object, "", ref(object));
		return HubMessageReader.read(members.string("type", Integer.MAX_VALUE), members);
	}

	/**
	 * Read the content of a signal.
	 * @param content the content of {@link HubMessage.SignalFrom}
	 * @return the signal
	 * @throws InvalidMessageException if it is not a signal
	 */
	public static Signal signal(ObjectNode content) throws InvalidMessageException {
		return SignalReader.read(new Members(content, "", new HubMessage.Ref("signal", null)));
	}

	/**
	 * Make the content of a signal.
	 * @param signal the signal
	 * @return the content for {@link MemberMessage.SignalTo}
	 */
	public static ObjectNode content(Signal signal) {
		return MAPPER.valueToTree(signal);
	}

	/**
	 * Write what a peer says to a hub.
	 * @param message the message
	 * @return its JSON
	 */
	public static String write(MemberMessage message) {
		if (message instanceof MemberMessage.SignalTo signal) {
			return write(typed(signal.type()).put("to", signal.to()).setAll(signal.content()));
		}
		if (message instanceof MemberMessage.Update update) {
			ObjectNode node = typed(update.type());
			node.putObject("peer").set("services", MAPPER.valueToTree(update.services()));
			return write(node);
		}
		return write((Object) message);
	}

	/**
	 * Write what a hub says to a peer.
	 * @param message the message
	 * @return its JSON
	 */
	public static String write(HubMessage message) {
		if (message instanceof HubMessage.SignalFrom signal) {
			return write(typed(signal.type()).put("from", signal.from()).setAll(signal.content()));
		}
		return write((Object) message);
	}

	/**
	 * Write a peer's entry, for {@link #write(HubMessage, Collection)}.
	 * @param entry the entry
	 * @return its JSON
	 */
	public static String write(PeerEntry entry) {
		return write((Object) entry);
	}

	/**
	 * Write a message with a list of peers whose entries are written already: a hub says
	 * the same of each to everybody.
	 * @param message {@link HubMessage.Joined} or {@link HubMessage.Peers}, with an empty
	 * list
	 * @param entries the JSON of the entries in its place
	 * @return its JSON
	 */
	public static String write(HubMessage message, Collection<String> entries) {
		ObjectNode node = MAPPER.valueToTree(message);
		node.putRawValue("peers", new RawValue("[" + String.join(",", entries) + "]"));
		return write(node);
	}

	private static String write(Object value) {
		return WellFormed.repaired(MAPPER.writeValueAsString(value));
	}

	private static ObjectNode typed(String type) {
		return MAPPER.createObjectNode().put("type", type);
	}

	private static JsonNode object(String text) throws InvalidMessageException {
		JsonNode node = parse(text);
		if (!node.isObject()) {
			throw new InvalidMessageException("A message is one JSON object in a text message.", null);
		}
		return node;
	}

	private static JsonNode parse(String text) throws InvalidMessageException {
		try {
			return MAPPER.readTree(text);
		}
		catch (StreamConstraintsException ex) {
			throw new InvalidMessageException("This JSON is nested deeper than " + ProtocolJson.MAX_DEPTH
					+ " levels or has a name or number of excessive length.", null);
		}
		catch (JacksonException ex) {
			throw new InvalidMessageException("This is not JSON: a message is one JSON object in a text message.",
					null);
		}
	}

	private static HubMessage.Ref ref(JsonNode object) {
		return new HubMessage.Ref(shortString(object.get("type")), shortString(object.get("to")));
	}

	private static @Nullable String shortString(@Nullable JsonNode node) {
		if (node == null || !node.isString()) {
			return null;
		}
		String text = node.stringValue();
		return (text.length() <= MAX_REF) ? text : text.substring(0, MAX_REF);
	}

}
