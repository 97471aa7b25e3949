package io.github.xstatewebrtc.signaling;

/**
 * A connection of two members whose frames go through the hub: open once the one who was
 * asked has answered.
 */
final class RelayedConnection {

	private final ChannelMember opener;

	private final ChannelMember asked;

	private final String conn;

	private boolean answered;

	/**
	 * Make a connection that is not open.
	 * @param opener who opens it
	 * @param asked who has to answer
	 * @param conn its name
	 */
	RelayedConnection(ChannelMember opener, ChannelMember asked, String conn) {
		this.opener = opener;
		this.asked = asked;
		this.conn = conn;
	}

	ChannelMember opener() {
		return this.opener;
	}

	ChannelMember asked() {
		return this.asked;
	}

	String conn() {
		return this.conn;
	}

	boolean isNamed(String candidate) {
		return this.conn.equals(candidate);
	}

	void openedBy(ChannelMember member) {
		this.answered |= member == this.asked;
	}

	boolean isOpen() {
		return this.answered;
	}

}
