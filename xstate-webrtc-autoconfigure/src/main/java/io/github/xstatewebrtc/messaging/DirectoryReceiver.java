package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;

/**
 * Takes what another peer says of its actors, one call at a time.
 */
public interface DirectoryReceiver {

	/**
	 * An actor is there, or something about it has changed.
	 * @param change {@code listed}, {@code started}, {@code updated} or {@code stopped},
	 * or a word of the future
	 * @param actor the actor
	 */
	void changed(String change, ActorEntry actor);

	/**
	 * No more follows.
	 * @param failure why
	 */
	void end(ActorException failure);

}
