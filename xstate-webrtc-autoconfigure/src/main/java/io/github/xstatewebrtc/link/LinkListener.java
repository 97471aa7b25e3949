package io.github.xstatewebrtc.link;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Told by a {@link Link} what happens. Calls come one at a time and in order, on the
 * link's ordered executor; nothing else of the link happens meanwhile, so they should
 * return soon.
 */
public interface LinkListener {

	/**
	 * Both sides have said hello on both channels: messages go both ways. On the
	 * inspection channel everything begins anew.
	 * @param conn the connection
	 */
	void connected(String conn);

	/**
	 * A message of the other side has arrived. It is acknowledged as soon as this method
	 * returns, also if it throws.
	 * @param channel where it arrived
	 * @param message the message, with a string {@code type}; never one of the link's own
	 */
	void message(LinkChannel channel, ObjectNode message);

	/**
	 * The other side has lost its state, and what comes from now on is a new
	 * conversation: nothing that was asked in the old one is answered any more.
	 */
	default void begunAnew() {
	}

	/**
	 * Messages were given up. Of those that had gone out and were not acknowledged it is
	 * unknown whether they arrived. Called when a new conversation begins since the other
	 * side has lost its state, before {@link #lost}, for a message that is too large, and
	 * after {@link #lost} for what is sent all the same.
	 * @param channel where they were to go; on the inspection channel only what is too
	 * large
	 * @param messages the messages in the order they were sent, at least one
	 * @param why the reason
	 */
	void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why);

	/**
	 * The connection in use, or the one that was being made, is over and there is no
	 * other: the owner makes another. What was sent is kept, and sent again on it as far
	 * as it was not acknowledged.
	 * @param conn the connection that is over
	 * @param reason a sentence for a person
	 */
	void disconnected(String conn, String reason);

	/**
	 * The link is over for good, whoever ended it. Called once.
	 * @param end the reason
	 */
	void lost(LinkEnd end);

}
