package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * What one member says to another on a connection through the hub.
 *
 * @param to the other's peer id
 * @param conn the connection's name
 * @param frameBytes how long the frame is in UTF-8 bytes, 0 for what opens or ends the
 * connection
 * @param text the message to the other
 */
record RelayedMessage(String to, String conn, int frameBytes, String text) {

	static RelayedMessage of(ChannelMember from, MemberMessage.Relay relay) {
		String frame = relay.frame();
		return new RelayedMessage(relay.to(), relay.conn(),
				(frame != null) ? frame.getBytes(StandardCharsets.UTF_8).length : 0,
				SignalingCodec.write(new HubMessage.RelayFrom(from.peerId(), relay.conn(), relay.channel(), frame)));
	}

	static RelayedMessage of(ChannelMember from, MemberMessage.RelayClose close) {
		return new RelayedMessage(close.to(), close.conn(), 0, SignalingCodec
			.write(new HubMessage.RelayClosed(from.peerId(), close.conn(), close.code(), close.message())));
	}

	boolean isFrame() {
		return this.frameBytes > 0;
	}

	int cost() {
		return this.frameBytes + RelaySettings.FRAME_COST;
	}

}
