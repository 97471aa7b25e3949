package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
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
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * An actor of another peer.
 *
 * @param address where it is
 * @param peer the actors of that peer as of now, {@code null} if it is not there
 * @param workers calls subscribers
 */
public record RemoteActorRef(ActorAddress address, Supplier<@Nullable RemoteActors> peer,
		Executor workers) implements ActorRef {

	@Override
	public CompletionStage<@Nullable Void> send(ActorEvent event) {
		return there((actors) -> actors.send(this.address.reference(), event));
	}

	@Override
	public CompletionStage<ActorReply> ask(ActorEvent event, Duration timeout) {
		AskTime.check(timeout);
		return there((actors) -> actors.ask(this.address.reference(), event, timeout));
	}

	@Override
	public CompletionStage<ActorSnapshot> snapshot() {
		CompletableFuture<ActorSnapshot> first = new CompletableFuture<>();
		Runnable end = follow(new FirstSnapshot(first));
		var unused = first.whenComplete((snapshot, failure) -> end.run());
		return first;
	}

	@Override
	public Flow.Publisher<ActorSnapshot> snapshots() {
		return new Snapshots(this::follow, this.workers);
	}

	@Override
	public CompletionStage<ActorStatus> watch() {
		return there((actors) -> actors.watch(this.address.reference()));
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

	private Runnable follow(RemoteActors.SnapshotReceiver receiver) {
		RemoteActors actors = this.peer.get();
		if (actors == null) {
			receiver.end(absent());
			return () -> {
			};
		}
		return actors.subscribe(this.address.reference(), receiver);
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
