package io.github.xstatewebrtc.messaging;

import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Takes the messages between actors of one link.
 */
public interface ActorConversation {

	/**
	 * Take a message. Called on the ordered executor of the link, in the order of the
	 * messages: to return is to have taken it.
	 * @param message the message, with a string {@code type}
	 */
	void message(ObjectNode message);

	/**
	 * The hub has said what the other peer may do. Called on any thread, and before the
	 * first message; until then it may do nothing.
	 * @param permissions what it may do from now on
	 */
	default void permitted(Set<Permission> permissions) {
	}

	/**
	 * The link is lost, or the other side has lost its state and a new conversation
	 * follows: whatever is open is over on both sides. Called on the ordered executor of
	 * the link.
	 */
	default void end() {
	}

}
