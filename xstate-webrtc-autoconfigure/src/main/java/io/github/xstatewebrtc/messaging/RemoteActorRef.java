package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorUpdate;
import io.github.xstatewebrtc.actor.Turn;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.messaging.MessageObserver.Sending;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.Origin;

/**
 * An actor of another peer.
 *
 * @param address where it is
 * @param peer the actors of that peer as of now, {@code null} if it is not there
 * @param workers calls subscribers
 * @param observer sees the events that are sent
 */
public record RemoteActorRef(ActorAddress address, Supplier<@Nullable RemoteActors> peer, Executor workers,
		MessageObserver observer) implements ActorRef {

	@Override
	public CompletionStage<@Nullable Void> send(ActorEvent event) {
		return observed(Operation.SEND, event, (nothing) -> null,
				(actors, origin) -> actors.send(this.address.reference(), event, origin));
	}

	@Override
	public CompletionStage<ActorReply> ask(ActorEvent event, Duration timeout) {
		WaitingTime.check("An ask", timeout);
		return observed(Operation.ASK, event, ActorReply::accepted,
				(actors, origin) -> actors.ask(this.address.reference(), event, origin, timeout));
	}

	@Override
	public CompletionStage<ActorSnapshot> snapshot() {
		CompletableFuture<ActorSnapshot> first = new Awaited<>();
		Runnable end = follow(new FirstSnapshot(first));
		var unused = first.whenComplete((snapshot, failure) -> end.run());
		return first;
	}

	@Override
	public Flow.Publisher<ActorSnapshot> snapshots() {
		return Updates.snapshots(this::follow, this.workers);
	}

	@Override
	public Flow.Publisher<ActorUpdate> updates() {
		return Updates.all(this::follow, this.workers);
	}

	@Override
	public CompletionStage<ActorStatus> watch() {
		return there((actors) -> actors.watch(this.address.reference()));
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

	private Runnable follow(UpdateReceiver receiver) {
		RemoteActors actors = this.peer.get();
		if (actors == null) {
			receiver.end(absent());
			return () -> {
			};
		}
		return actors.subscribe(this.address.reference(), receiver);
	}

	private <T extends @Nullable Object> CompletionStage<T> observed(Operation operation, ActorEvent event,
			Function<T, @Nullable Boolean> accepted, BiFunction<RemoteActors, Origin, CompletionStage<T>> call) {
		Sending sending = this.observer.sending(operation, this.address, event.type());
		try {
			Origin origin = new Origin(Turn.sessionId(), sending.trace());
			CompletionStage<T> result = there((actors) -> call.apply(actors, origin));
			var unused = result.whenComplete(
					(last, failure) -> sending.ended((failure != null) ? null : accepted.apply(last), failure));
			return result;
		}
		catch (RuntimeException ex) {
			sending.ended(null, ex);
			throw ex;
		}
	}

	private <T extends @Nullable Object> CompletionStage<T> there(Function<RemoteActors, CompletionStage<T>> call) {
		RemoteActors actors = this.peer.get();
		try {
			return (actors != null) ? call.apply(actors) : CompletableFuture.failedStage(absent());
		}
		catch (ActorException ex) {
			return CompletableFuture.failedStage(ex);
		}
	}

	private ActorException absent() {
		return new ActorException(FailureCode.PEER_LOST.wireName(),
				"The peer of " + this.address + " is not in a channel of this application.");
	}

}
