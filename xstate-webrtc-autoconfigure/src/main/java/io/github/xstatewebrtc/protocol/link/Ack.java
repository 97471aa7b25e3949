package io.github.xstatewebrtc.protocol.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * The first so many messages were taken: put into a mailbox or refused.
 *
 * @param received how many of the other's messages the speaker has taken in this
 * conversation
 */
@JsonPropertyOrder("type")
public record Ack(long received) {

	/**
	 * The message's type.
	 */
	public static final String TYPE = "ack";

	@JsonProperty
	String type() {
		return TYPE;
	}

	/**
	 * Read an acknowledgement.
	 * @param message a message of type {@value #TYPE}
	 * @return the acknowledgement
	 * @throws ProtocolViolationException if it has no count
	 */
	public static Ack read(ObjectNode message) throws ProtocolViolationException {
		return LinkMessages.read(message, Ack.class);
	}

}
