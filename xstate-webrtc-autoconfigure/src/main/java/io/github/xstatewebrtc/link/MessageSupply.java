package io.github.xstatewebrtc.link;

import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to be sent on a channel, looked at on the ordered executor.
 */
interface MessageSupply {

	/**
	 * Return the next message without taking it out.
	 * @return the message, {@code null} if none waits
	 */
	@Nullable Outgoing peek();

	/**
	 * Return whether nothing is gained by waiting for more.
	 * @return whether what waits is worth a frame
	 */
	default boolean hasPlenty() {
		return false;
	}

	/**
	 * Take out what {@link #peek()} returned.
	 */
	void remove();

	/**
	 * Take it out because it cannot be sent.
	 */
	default void leaveOut() {
		remove();
	}

}
