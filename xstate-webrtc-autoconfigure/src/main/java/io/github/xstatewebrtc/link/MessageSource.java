package io.github.xstatewebrtc.link;

import org.jspecify.annotations.Nullable;

/**
 * Where a link gets inspection messages from, as late as it can send them.
 */
@FunctionalInterface
public interface MessageSource {

	/**
	 * Take the next message out. Called on the link's ordered executor after
	 * {@link Link#wake()}, for as long as the other side's window allows.
	 * @return a JSON object in UTF-8, never changed afterwards; {@code null} if nothing
	 * waits
	 */
	byte @Nullable [] poll();

	/**
	 * Return whether so much waits that the link need not wait for more to share a frame
	 * with it. Asked on the same executor, after {@link Link#wake()}.
	 * @return whether it is worth a frame
	 */
	default boolean hasPlenty() {
		return false;
	}

	/**
	 * Return whether the message that was polled last must not be sent after all. Asked
	 * on the same executor, for as long as the message waits for the window.
	 * @return whether it is dropped
	 */
	default boolean isWithdrawn() {
		return false;
	}

	/**
	 * The message that was polled last is not sent: it was withdrawn, or is larger than
	 * the other side takes. Told on the same executor, before the next is polled.
	 */
	default void unsent() {
	}

}
