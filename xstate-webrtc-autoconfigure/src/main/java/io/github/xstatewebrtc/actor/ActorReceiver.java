package io.github.xstatewebrtc.actor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes events for an actor, which it gives to it one at a time and in the order in which
 * they came.
 */
@FunctionalInterface
public interface ActorReceiver {

	/**
	 * Of an actor that takes no events.
	 */
	ActorReceiver NONE = (event, delivery) -> CompletableFuture
		.completedFuture(Receipt.refused("The actor takes no events"));

	/**
	 * Take an event. Returns at once: the actor's work is done on another thread.
	 * @param event the event
	 * @param delivery asked when it is the event's turn
	 * @return completes with what became of it, on any thread
	 */
	CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery);

}
