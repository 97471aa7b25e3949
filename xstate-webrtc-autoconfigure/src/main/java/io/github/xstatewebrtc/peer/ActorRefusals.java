package io.github.xstatewebrtc.peer;

import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Answers what others want of this application's actors (protocol, section 4): they can
 * be seen, and receive nothing.
 */
final class ActorRefusals {

	private static final String CODE = "not-exposed";

	private static final String MESSAGE = "This application's actors can be inspected but take no messages.";

	/** What carries an id and expects an answer to it. */
	private static final Set<String> QUESTIONS = Set.of("ask", "subscribe", "watch", "actors", "spawn", "stop");

	private ActorRefusals() {
	}

	/**
	 * Return the refusal of a message.
	 * @param message a message on the actor channel
	 * @return the answer in UTF-8, empty where none is expected
	 */
	static Optional<byte[]> answer(ObjectNode message) {
		String type = message.path("type").asString("");
		JsonNode id = message.path("id");
		ObjectNode answer = ProtocolJson.mapper().createObjectNode();
		if (QUESTIONS.contains(type) && id.isIntegralNumber()) {
			answer.put("type", "failure").set("id", id);
		}
		else if (type.equals("send")) {
			answer.put("type", "dead-letter").put("to", message.path("to").asString("")).put("count", 1);
		}
		else {
			return Optional.empty();
		}
		answer.put("code", CODE).put("message", MESSAGE);
		return Optional.of(ProtocolJson.mapper().writeValueAsBytes(answer));
	}

}
