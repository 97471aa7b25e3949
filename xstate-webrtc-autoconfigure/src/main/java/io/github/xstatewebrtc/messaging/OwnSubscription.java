package io.github.xstatewebrtc.messaging;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * What happens to an actor.
 *
 * @param receiver takes it
 */
record OwnSubscription(UpdateReceiver receiver) implements OwnQuestion {

	@Override
	public boolean answered(ActorAnswer answer) {
		if (answer instanceof ActorAnswer.Snapshot snapshot) {
			this.receiver.snapshot(ReadSnapshot.of(snapshot.snapshot()));
			return true;
		}
		if (answer instanceof ActorAnswer.Emitted emitted) {
			if (this.receiver.hearsEvents()) {
				this.receiver.emitted(ReadSnapshot.event(emitted.event()), emitted.event().length());
			}
			return true;
		}
		if (answer instanceof ActorAnswer.Complete) {
			this.receiver.end(null);
		}
		return answer instanceof ActorAnswer.Complete;
	}

	@Override
	public void failed(ActorException failure) {
		this.receiver.end(failure);
	}

}
