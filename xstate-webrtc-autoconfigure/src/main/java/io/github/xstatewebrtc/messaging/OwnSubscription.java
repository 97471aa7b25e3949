package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * The snapshots of an actor.
 *
 * @param receiver takes them
 */
record OwnSubscription(RemoteActors.SnapshotReceiver receiver) implements OwnQuestion {

	@Override
	public boolean answered(ActorAnswer answer) {
		if (answer instanceof ActorAnswer.Snapshot snapshot) {
			this.receiver.accept(ReadSnapshot.of(snapshot.snapshot()));
			return true;
		}
		if (answer instanceof ActorAnswer.Complete) {
			this.receiver.end(null);
		}
		return answer instanceof ActorAnswer.Complete || answer instanceof ActorAnswer.Emitted;
	}

	@Override
	public void failed(ActorException failure) {
		this.receiver.end(failure);
	}

}
