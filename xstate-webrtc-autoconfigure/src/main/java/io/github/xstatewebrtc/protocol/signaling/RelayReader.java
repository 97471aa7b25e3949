package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Reads what both directions of {@code relay} have in common.
 */
final class RelayReader {

	private RelayReader() {
	}

	static @Nullable Integer channel(Members message) throws InvalidMessageException {
		Integer channel = message.optionalInteger("channel");
		message.check((channel != null) == message.has("frame"),
				() -> "A relayed frame has both a 'channel' and a 'frame'; what opens a connection has neither.");
		message.check(channel == null || channel == LinkChannel.ACTOR.id() || channel == LinkChannel.INSPECT.id(),
				() -> "The member 'channel' must be " + LinkChannel.ACTOR.id() + " or " + LinkChannel.INSPECT.id()
						+ ".");
		return channel;
	}

	static @Nullable String frame(Members message) throws InvalidMessageException {
		String frame = message.optionalString("frame", Integer.MAX_VALUE);
		message.check(frame == null || !frame.isEmpty(), () -> "The member 'frame' must not be empty.");
		return frame;
	}

}
