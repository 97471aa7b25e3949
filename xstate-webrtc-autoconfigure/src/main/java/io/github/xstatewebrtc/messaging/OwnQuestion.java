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
	 * @throws ActorException if it is too much: no more answers are wanted
	 */
	boolean answered(ActorAnswer answer);

	/**
	 * Return whether an answer is the last.
	 * @param answer an answer under its id, no failure
	 * @return whether nothing more follows
	 */
	default boolean endsWith(ActorAnswer answer) {
		return !(answer instanceof ActorAnswer.Snapshot || answer instanceof ActorAnswer.Emitted
				|| answer instanceof ActorAnswer.Actor);
	}

	/**
	 * It has come to nothing, and nothing more follows.
	 * @param failure why
	 */
	void failed(ActorException failure);

}
