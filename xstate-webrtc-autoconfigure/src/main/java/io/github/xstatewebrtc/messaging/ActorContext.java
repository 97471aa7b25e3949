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
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.messaging.MessageObserver.Receiving;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.Origin;
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
 * @param failures logs where the application's code failed on an event, by kind of actor
 * @param lost logs where events of the application itself did not reach its own actors
 * @param observer sees the events
 */
record ActorContext(LocalActorSystem system, Exposure exposure, @Nullable InspectionBridge inspection, ActorNews news,
		ActorTotals totals, Timers timers, Executor workers, RareLog failures, RareLog lost, MessageObserver observer) {

	/**
	 * Give an actor an event of a peer.
	 * @param operation how it was sent
	 * @param actor the actor
	 * @param event the event
	 * @param peerId the peer, with whose other events it shares the mailbox
	 * @param origin where it comes from
	 * @param begins asked when it is the event's turn
	 * @return completes with what became of it, never exceptionally
	 */
	CompletionStage<Receipt> give(Operation operation, LocalActor actor, ActorRequest.Event event, String peerId,
			Origin origin, BooleanSupplier begins) {
		return give(operation, actor, ActorEvent.of(event.type(), event.payload()), peerId, origin, begins)
			.thenApply((receipt) -> {
				this.totals.event(receipt.outcome());
				return noted(actor, receipt, " failed on an event that a peer sent.");
			});
	}

	/**
	 * Give an actor an event of the application itself.
	 * @param operation how it was sent
	 * @param actor the actor
	 * @param event the event
	 * @param origin where it comes from
	 * @param begins asked when it is the event's turn
	 * @return completes with what became of it, never exceptionally
	 */
	CompletionStage<Receipt> give(Operation operation, LocalActor actor, ActorEvent event, Origin origin,
			BooleanSupplier begins) {
		return give(operation, actor, event, null, origin, begins)
			.thenApply((receipt) -> noted(actor, receipt, " failed on an event that the application sent."));
	}

	private CompletionStage<Receipt> give(Operation operation, LocalActor actor, ActorEvent event,
			@Nullable String peerId, Origin origin, BooleanSupplier begins) {
		Receiving receiving = this.observer.receiving(operation, actor, event.type(), origin.trace());
		CompletionStage<Receipt> receipt;
		try {
			receipt = actor.receive(event, new Arrival(begins, origin.from(), peerId, receiving));
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			receipt = CompletableFuture.completedFuture(Receipt.failed(ex));
		}
		return receipt.handle((given, thrown) -> {
			Receipt last = (thrown != null) ? Receipt.failed(thrown) : given;
			receiving.ended(last);
			return last;
		});
	}

	private Receipt noted(LocalActor actor, Receipt receipt, String what) {
		if (receipt.cause() != null) {
			this.failures.error(actor.src(), actor + what, receipt.cause());
		}
		return receipt;
	}

}
