package io.github.xstatewebrtc.signaling;

/**
 * A connection of two members whose frames go through the hub.
 *
 * @param one one of the two
 * @param other the other
 * @param conn its name
 */
record RelayedConnection(ChannelMember one, ChannelMember other, String conn) {

	ChannelMember otherThan(ChannelMember member) {
		return (member == this.one) ? this.other : this.one;
	}

}
