package io.github.xstatewebrtc.statechart;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * Whom a mailbox delivers to.
 *
 * @param adapter the adapter
 * @param machine the statechart, held weakly
 * @param <M> the type of the statechart
 */
record Recipient<M>(StatechartAdapter<M> adapter, WeakReference<M> machine) {

	CompletionStage<Acceptance> give(ActorEvent event) {
		M found = this.machine.get();
		if (found != null && event instanceof ReceivedEvent received && !received.begins()) {
			return CompletableFuture.completedFuture(Acceptance.refused("The event was taken back"));
		}
		return (found != null) ? this.adapter.send(found, event)
				: CompletableFuture.completedFuture(Acceptance.refused("The statechart is gone"));
	}

	boolean isWithin() {
		M found = this.machine.get();
		return found != null && this.adapter.isWithin(found);
	}

}
