package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.link.MessageSource;

/**
 * Has something to tell a peer unasked.
 */
interface OutboxSource extends MessageSource {

	/**
	 * A message is larger than the peer takes, and was left out. Called on any thread.
	 * @param why a sentence that says how large
	 */
	default void leftOut(String why) {
	}

}
