package io.github.xstatewebrtc.protocol.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Asks for a sign of life.
 *
 * @param t the speaker's monotonic time in milliseconds, to come back in the {@link Pong}
 */
@JsonPropertyOrder("type")
public record Ping(long t) {

	/**
	 * The message's type.
	 */
	public static final String TYPE = "ping";

	@JsonProperty
	String type() {
		return TYPE;
	}

}
