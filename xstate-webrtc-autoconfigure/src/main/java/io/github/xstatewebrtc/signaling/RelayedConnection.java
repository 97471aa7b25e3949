package io.github.xstatewebrtc.signaling;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.Timers;

/**
 * A connection of two members whose frames go through the hub: open once the one who was
 * asked has answered.
 */
final class RelayedConnection {

	private final ChannelMember opener;

	private final ChannelMember asked;

	private final String conn;

	private boolean answered;

	private Timers.@Nullable Timer expiry;

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

	/**
	 * Note what runs if nobody answers.
	 * @param timer to be called off by an answer, and by the end
	 */
	void expiresWith(Timers.Timer timer) {
		this.expiry = timer;
	}

	void openedBy(ChannelMember member) {
		if (member == this.asked) {
			this.answered = true;
			forgetExpiry();
		}
	}

	/**
	 * Call off what still runs.
	 */
	void forgetExpiry() {
		if (this.expiry != null) {
			this.expiry.cancel();
			this.expiry = null;
		}
	}

	boolean isOpen() {
		return this.answered;
	}

}
