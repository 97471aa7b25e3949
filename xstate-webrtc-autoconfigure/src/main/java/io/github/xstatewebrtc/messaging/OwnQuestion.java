package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * A question that this peer has asked another.
 */
interface OwnQuestion {

	/**
	 * Take an answer.
	 * @param answer an answer under its id, no failure
	 * @return whether it is one to such a question
	 */
	boolean answered(ActorAnswer answer);

	/**
	 * It has come to nothing, and nothing more follows.
	 * @param failure why
	 */
	void failed(ActorException failure);

}
