package io.github.xstatewebrtc.protocol.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sign of life that a {@link Ping} asked for.
 *
 * @param t the number that came with the ping, {@code null} if none did or it is a
 * senselessly long one
 */
@JsonPropertyOrder("type")
public record Pong(@Nullable JsonNode t) {

	/**
	 * The message's type.
	 */
	public static final String TYPE = "pong";

	private static final int LONGEST_NUMBER = 32;

	@JsonProperty
	String type() {
		return TYPE;
	}

	/**
	 * Answer a ping.
	 * @param ping a message of type {@value Ping#TYPE}
	 * @return the answer to it
	 */
	public static Pong to(ObjectNode ping) {
		JsonNode t = ping.get("t");
		return new Pong((t != null && t.isNumber() && t.asString().length() <= LONGEST_NUMBER) ? t : null);
	}

}
