package io.github.xstatewebrtc.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.timing.RareLog;
import io.github.xstatewebrtc.timing.Timers;

/**
 * What the conversations with all peers share.
 *
 * @param system the actors
 * @param exposure which of them take events
 * @param inspection which of them are shown; {@code null} if none is
 * @param news tells which of them come and go
 * @param totals counts
 * @param timers ends what takes too long
 * @param workers writes what peers are told unasked
 * @param failures logs where the application's code failed on a peer's event
 */
record ActorContext(LocalActorSystem system, Exposure exposure, @Nullable InspectionBridge inspection, ActorNews news,
		ActorTotals totals, Timers timers, Executor workers, RareLog failures) {

	/**
	 * Give an actor an event of a peer.
	 * @param actor the actor
	 * @param event the event
	 * @param begins asked when it is the event's turn
	 * @return completes with what became of it, never exceptionally
	 */
	CompletionStage<Receipt> give(LocalActor actor, ActorRequest.Event event, BooleanSupplier begins) {
		return give(actor, ActorEvent.of(event.type(), event.payload()), begins)
			.thenApply((receipt) -> noted(actor, receipt));
	}

	/**
	 * Give an actor an event of the application itself.
	 * @param actor the actor
	 * @param event the event
	 * @param begins asked when it is the event's turn
	 * @return completes with what became of it, never exceptionally
	 */
	CompletionStage<Receipt> give(LocalActor actor, ActorEvent event, BooleanSupplier begins) {
		CompletionStage<Receipt> receipt;
		try {
			receipt = actor.receive(event, begins);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			receipt = CompletableFuture.completedFuture(Receipt.failed(ex));
		}
		return receipt.handle((given, thrown) -> (thrown != null) ? Receipt.failed(thrown) : given);
	}

	private Receipt noted(LocalActor actor, Receipt receipt) {
		this.totals.event(receipt.outcome());
		if (receipt.cause() != null) {
			this.failures.error(actor + " failed on an event that a peer sent.", receipt.cause());
		}
		return receipt;
	}

}
