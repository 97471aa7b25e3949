package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * One connection to another peer: two ordered, reliable channels of text frames. It comes
 * and goes; the {@link Link} above it lives on.
 * <p>
 * All methods may be called from any thread and return soon; none throws for what the
 * network or the other side did.
 */
public interface Transport {

	/**
	 * Begin connecting. Called once, before any other method.
	 * @param listener told of everything that happens, one call at a time, in order
	 */
	void open(TransportListener listener);

	/**
	 * Take an offer or an answer that the other side's transport sent through signaling.
	 * @param description the other side's description
	 */
	void remoteDescription(SessionDescription description);

	/**
	 * Take a candidate that the other side's transport sent through signaling. It may
	 * come before the description.
	 * @param candidate the other side's candidate
	 */
	void remoteCandidate(IceCandidate candidate);

	/**
	 * Look for another path to the other side, which goes on with both channels (ICE
	 * restart, RFC 8445, section 9). It makes a new offer for the same connection, so it
	 * is the offerer's to do. No effect before the other side's answer is applied, which
	 * is also so while it looks for one already, and on one that has done so too often,
	 * or cannot.
	 */
	default void restart() {
	}

	/**
	 * Send one frame. Only one thread at a time may send on a channel. A frame that can
	 * no longer be sent is dropped: {@link TransportListener#closed(String)} tells of the
	 * end.
	 * @param channel where to send it
	 * @param frame the text in UTF-8, not empty, at most {@link #maxFrameBytes()} long,
	 * never changed afterwards
	 */
	void send(LinkChannel channel, byte[] frame);

	/**
	 * Return the largest frame that the other side takes.
	 * @return a number of bytes, known once the transport has opened
	 */
	int maxFrameBytes();

	/**
	 * Return how the two are connected and what went over the wire so far. May ask the
	 * native library and wait for it: not for a thread that must not block.
	 * @return the figures of this moment
	 */
	TransportStatistics statistics();

	/**
	 * Close the connection and free what it holds. Idempotent.
	 */
	void close();

}
