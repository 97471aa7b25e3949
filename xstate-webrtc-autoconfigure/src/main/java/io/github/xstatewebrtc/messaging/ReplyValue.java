package io.github.xstatewebrtc.messaging;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * What an actor itself replies, as it goes over the wire.
 */
final class ReplyValue {

	/** Half of what a peer takes at least in a message. */
	static final int MOST_BYTES = 256 * 1024;

	private ReplyValue() {
	}

	/**
	 * Write a value.
	 * @param value of kinds that JSON has, or records of such; {@code null} for nothing
	 * @return the JSON, {@code null} for nothing
	 * @throws IllegalStateException if it cannot be written, or is too large
	 */
	static @Nullable String json(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		try {
			String json = ProtocolJson.mapper().writeValueAsString(value);
			int size = json.getBytes(StandardCharsets.UTF_8).length;
			if (size > MOST_BYTES) {
				throw new IllegalStateException(
						"A reply has at most " + MOST_BYTES + " bytes in JSON; this one has " + size);
			}
			return json;
		}
		catch (JacksonException ex) {
			throw new IllegalStateException("A reply has to be of values that JSON has, or records of such", ex);
		}
	}

}
