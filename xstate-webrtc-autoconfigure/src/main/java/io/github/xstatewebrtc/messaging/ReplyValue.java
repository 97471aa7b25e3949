package io.github.xstatewebrtc.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

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
	 * Write a value. What is too large is not written to its end, which it may not have.
	 * @param value of kinds that JSON has, or records of such; {@code null} for nothing
	 * @return the JSON, {@code null} for nothing
	 * @throws IllegalStateException if it cannot be written, or is too large
	 */
	static @Nullable String json(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		Json json = new Json();
		try {
			ProtocolJson.mapper().writeValue(json, value);
			return json.toString(StandardCharsets.UTF_8);
		}
		// An Error of the application's getters, too: whoever asks is answered.
		catch (RuntimeException | Error ex) {
			throw new IllegalStateException(
					json.full ? "A reply has at most " + MOST_BYTES + " bytes in JSON; this one has more"
							: "A reply has to be of values that JSON has, or records of such",
					ex);
		}
	}

	/**
	 * As much JSON as a reply may have.
	 */
	private static final class Json extends ByteArrayOutputStream {

		private boolean full;

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			this.full = this.count + length > MOST_BYTES;
			if (this.full) {
				throw new IllegalStateException("It is too large");
			}
			super.write(bytes, offset, length);
		}

	}

}
