package io.github.xstatewebrtc.peer;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;

/**
 * Where the messages on the actor channel of the links go (protocol, section 4).
 */
interface ActorDesk {

	/**
	 * Take a message. Called on the ordered executor of its link, in the order of the
	 * messages: to return is to have taken it.
	 * @param message the message
	 * @param link where it came from, and where answers go
	 */
	void message(ObjectNode message, Link link);

}
