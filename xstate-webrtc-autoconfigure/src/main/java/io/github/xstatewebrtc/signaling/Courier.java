package io.github.xstatewebrtc.signaling;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * Passes signals from one member of a channel to another. The lock of the channel guards
 * it.
 */
final class Courier {

	private final Presence presence;

	Courier(Presence presence) {
		this.presence = presence;
	}

	void signal(ChannelMember from, @Nullable ChannelMember to, ObjectNode content) throws RefusedException {
		if (to == null || to == from || !to.meets(from)) {
			throw new RefusedException(ErrorCode.UNKNOWN_PEER,
					"No other peer with this id is in the channel: it may have left.");
		}
		this.presence.introduce(from, to);
		String text = SignalingCodec.write(new HubMessage.SignalFrom(from.peerId(), content));
		if (!to.signal(from.peerId(), text)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED,
					"This peer is suspended and the hub keeps no more signals for it: wait until it is back or has left.");
		}
	}

}
