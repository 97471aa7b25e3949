package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.link.Link;

/**
 * Where the messages on the actor channel of the links go (protocol, section 4).
 */
@FunctionalInterface
public interface ActorDesk {

	/**
	 * Begin to take the messages of a link. Called on any thread.
	 * @param link where they come from, and where answers go
	 * @return takes them
	 */
	ActorConversation open(Link link);

}
