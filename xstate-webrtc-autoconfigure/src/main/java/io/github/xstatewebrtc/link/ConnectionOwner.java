package io.github.xstatewebrtc.link;

/**
 * What a connection tells the link that it belongs to. Called on the ordered executor,
 * except for {@link #wake()}.
 */
interface ConnectionOwner {

	/**
	 * The transport has opened.
	 * @param connection the one to be greeted or closed
	 */
	void opened(LinkConnection connection);

	/**
	 * Hello was said by both on both channels.
	 * @param connection the connection
	 */
	void ready(LinkConnection connection);

	/**
	 * A frame has arrived.
	 */
	void heard();

	/**
	 * There may be something to write. May be called on any thread.
	 */
	void wake();

	/**
	 * The link is to end.
	 * @param end why
	 * @param tellPeer whether the other side does not know
	 */
	void ended(LinkEnd end, boolean tellPeer);

	/**
	 * The connection is over, told once.
	 * @param connection the connection
	 * @param reason a sentence for a person
	 */
	void over(LinkConnection connection, String reason);

}
