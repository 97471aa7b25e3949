package io.github.xstatewebrtc.messaging;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;

/**
 * Waits for one snapshot.
 *
 * @param first completes with it
 */
record FirstSnapshot(CompletableFuture<ActorSnapshot> first) implements UpdateReceiver {

	@Override
	public void snapshot(ActorSnapshot snapshot) {
		this.first.complete(snapshot);
	}

	@Override
	public void end(@Nullable ActorException failure) {
		RefusedException gone = RefusedException.noSuchActor();
		this.first.completeExceptionally((failure != null) ? failure
				: new ActorException(gone.code().wireName(), String.valueOf(gone.getMessage())));
	}

}
