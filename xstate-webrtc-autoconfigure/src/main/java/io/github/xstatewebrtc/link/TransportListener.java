package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Told by a {@link Transport} what happens. Calls come one at a time and in order, and
 * must return soon: the thread may be the native library's only one.
 */
public interface TransportListener {

	/**
	 * An offer or an answer for the other side, to be carried by signaling.
	 * @param description this side's description
	 */
	void localDescription(SessionDescription description);

	/**
	 * A candidate for the other side, to be carried by signaling.
	 * @param candidate this side's candidate
	 */
	void localCandidate(IceCandidate candidate);

	/**
	 * Both channels are open: frames can be sent.
	 */
	void opened();

	/**
	 * A frame has arrived.
	 * @param channel where it arrived
	 * @param frame the text in UTF-8, the listener's to keep
	 */
	void received(LinkChannel channel, byte[] frame);

	/**
	 * The connection works and will be ended before long, for a reason of this side's:
	 * another is to be opened in its place now, so that nothing is cut. Told at most
	 * once; whoever does nothing about it is cut and connects anew.
	 */
	default void expiring() {
	}

	/**
	 * Nothing passes between the two at the moment. It may again, by itself or after a
	 * {@linkplain Transport#restart() restart}; otherwise the end follows.
	 */
	default void interrupted() {
	}

	/**
	 * The connection is over; nothing follows. Told once, also after
	 * {@link Transport#close()}.
	 * @param reason a sentence a person understands
	 */
	void closed(String reason);

}
