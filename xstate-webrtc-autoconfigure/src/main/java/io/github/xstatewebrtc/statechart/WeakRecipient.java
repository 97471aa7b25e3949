package io.github.xstatewebrtc.statechart;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Delivery;

/**
 * A statechart that is not kept from being collected.
 *
 * @param adapter the adapter
 * @param machine the statechart
 * @param <M> the type of the statechart
 */
record WeakRecipient<M>(StatechartAdapter<M> adapter, WeakReference<M> machine) implements Recipient {

	@Override
	public CompletionStage<Acceptance> give(ActorEvent event) {
		M found = this.machine.get();
		if (found == null) {
			return CompletableFuture.completedFuture(Acceptance.refused("The statechart is gone"));
		}
		if (!(event instanceof ReceivedEvent received)) {
			return this.adapter.send(found, event);
		}
		if (!received.begins()) {
			return CompletableFuture.completedFuture(Acceptance.refused("The event was taken back"));
		}
		Delivery.Scope within = received.enter();
		try {
			return this.adapter.send(found, event);
		}
		finally {
			within.close();
		}
	}

	@Override
	public boolean isWithin() {
		M found = this.machine.get();
		return found != null && this.adapter.isWithin(found);
	}

	@Override
	public boolean mayWait() {
		M found = this.machine.get();
		return found == null || this.adapter.mayWait(found);
	}

}
