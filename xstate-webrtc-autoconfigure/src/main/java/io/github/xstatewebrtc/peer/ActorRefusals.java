package io.github.xstatewebrtc.peer;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
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
	 * Refuse a message, if it expects an answer.
	 * @param message a message on the actor channel
	 * @param link where it came from
	 */
	static void answer(ObjectNode message, Link link) {
		String type = message.path("type").asString("");
		JsonNode id = message.path("id");
		ObjectNode answer = ProtocolJson.mapper().createObjectNode();
		if (QUESTIONS.contains(type) && id.isIntegralNumber()) {
			answer.put("type", "failure").set("id", id);
			link.reply(refusal(answer));
		}
		else if (type.equals("send")) {
			answer.put("type", "dead-letter").put("to", message.path("to").asString("")).put("count", 1);
			link.send(refusal(answer));
		}
	}

	private static byte[] refusal(ObjectNode answer) {
		return ProtocolJson.mapper().writeValueAsBytes(answer.put("code", CODE).put("message", MESSAGE));
	}

}
