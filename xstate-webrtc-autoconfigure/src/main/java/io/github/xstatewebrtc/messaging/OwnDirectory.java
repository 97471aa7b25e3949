package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * The actors of another peer, and how that changes.
 *
 * @param receiver takes it
 * @param known of which it was told
 */
record OwnDirectory(DirectoryReceiver receiver, ListedActors known) implements OwnQuestion {

	@Override
	public boolean answered(ActorAnswer answer) {
		if (answer instanceof ActorAnswer.Actor actor) {
			this.known.take(actor);
			this.receiver.changed(actor.change(), actor.actor());
		}
		return answer instanceof ActorAnswer.Actor || answer instanceof ActorAnswer.Listed;
	}

	@Override
	public boolean endsWith(ActorAnswer answer) {
		return false;
	}

	@Override
	public void failed(ActorException failure) {
		this.receiver.end(failure);
	}

}
