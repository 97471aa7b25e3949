package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorUpdate;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Turn;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.FollowListener;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.messaging.MessageObserver.Sending;
import io.github.xstatewebrtc.protocol.actors.Origin;

/**
 * An actor of this JVM. The application may do with its own actors what it likes: neither
 * exposure nor permissions count.
 *
 * @param address where it is
 * @param context what it needs of this JVM
 */
record LocalActorRef(ActorAddress address, ActorContext context) implements ActorRef {

	@Override
	public CompletionStage<@Nullable Void> send(ActorEvent event) {
		LocalActor actor = find();
		Sending sending = this.context.observer().sending(Operation.SEND, this.address, event.type());
		if (actor != null) {
			this.context.give(Operation.SEND, actor, event, origin(sending), () -> true)
				.thenAccept((receipt) -> lost(RefusedException.undelivered(receipt)));
		}
		else {
			lost(RefusedException.noSuchActor());
		}
		sending.ended(null, null);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<ActorReply> ask(ActorEvent event, Duration timeout) {
		WaitingTime.check("An ask", timeout);
		LocalActor actor = find();
		Sending sending = this.context.observer().sending(Operation.ASK, this.address, event.type());
		CompletableFuture<ActorReply> reply = (actor != null)
				? new LocalAsk(actor, this.context).begin(event, origin(sending), timeout)
				: CompletableFuture.failedFuture(gone());
		var unused = reply
			.whenComplete((answer, failure) -> sending.ended((answer != null) ? answer.accepted() : null, failure));
		return reply;
	}

	@Override
	public CompletionStage<ActorSnapshot> snapshot() {
		LocalActor actor = find();
		if (actor == null) {
			return CompletableFuture.failedStage(gone());
		}
		try (Follower follower = follower(actor, () -> {
		})) {
			return CompletableFuture
				.completedFuture((follower != null) ? follower.newest(Audience.VALUES) : actor.snapshot());
		}
	}

	@Override
	public Flow.Publisher<ActorSnapshot> snapshots() {
		return Updates.snapshots(this::follow, this.context.workers());
	}

	@Override
	public Flow.Publisher<ActorUpdate> updates() {
		return Updates.all(this::follow, this.context.workers());
	}

	@Override
	public CompletionStage<ActorStatus> watch() {
		LocalActor actor = find();
		if (actor == null) {
			return CompletableFuture.failedStage(gone());
		}
		CompletableFuture<ActorStatus> last = new Awaited<>();
		Consumer<ActorStatus> watch = (status) -> this.context.workers().execute(() -> last.complete(status));
		this.context.news().add(actor, watch);
		var unused = last.whenComplete((status, failure) -> this.context.news().remove(actor, watch));
		if (actor.isStopped()) {
			last.completeExceptionally(gone());
		}
		return last;
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

	// As of a dead letter that another peer sends: it is no failure of the stage.
	private void lost(@Nullable RefusedException why) {
		if (why != null) {
			this.context.lost()
				.warn("Events that this application sent to its own actors were not delivered: to " + this.address
						+ " (" + why.code().wireName() + ").");
		}
	}

	private static Origin origin(Sending sending) {
		return new Origin(Turn.sessionId(), sending.trace());
	}

	private Runnable follow(UpdateReceiver receiver) {
		LocalActor actor = find();
		LocalSubscription subscription = new LocalSubscription(receiver, this.context.workers());
		Follower follower = (actor != null) ? follower(actor, subscription) : null;
		if (follower == null) {
			return (actor != null && !isShown(actor)) ? new HiddenActor(actor, receiver, this.context).follow()
					: ended(receiver);
		}
		return subscription.begin(follower);
	}

	private static Runnable ended(UpdateReceiver receiver) {
		receiver.end(gone());
		return () -> {
		};
	}

	private @Nullable Follower follower(LocalActor actor, FollowListener listener) {
		InspectionBridge inspection = this.context.inspection();
		return (inspection != null) ? inspection.follow(actor, listener) : null;
	}

	private boolean isShown(LocalActor actor) {
		InspectionBridge inspection = this.context.inspection();
		return inspection != null && inspection.shows(actor);
	}

	private @Nullable LocalActor find() {
		return this.context.system().find(this.address.reference());
	}

	static ActorException gone() {
		RefusedException gone = RefusedException.noSuchActor();
		return new ActorException(gone.code().wireName(), String.valueOf(gone.getMessage()));
	}

}
