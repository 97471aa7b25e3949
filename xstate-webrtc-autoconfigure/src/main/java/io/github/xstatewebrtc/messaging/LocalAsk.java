package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.Origin;
import io.github.xstatewebrtc.timing.Timers;

/**
 * An ask of the application to one of its own actors.
 */
final class LocalAsk {

	private final LocalActor actor;

	private final ActorContext context;

	private final CompletableFuture<ActorReply> reply = new Awaited<>();

	/** Whether it is settled whether the actor sees the event. */
	private final AtomicBoolean settled = new AtomicBoolean();

	private volatile @Nullable Follower follower;

	LocalAsk(LocalActor actor, ActorContext context) {
		this.actor = actor;
		this.context = context;
	}

	CompletableFuture<ActorReply> begin(ActorEvent event, Origin origin, Duration timeout) {
		Timers.Timer timer = this.context.timers()
			.schedule(timeout,
					() -> fail(FailureCode.TIMEOUT, "There was no answer within " + timeout.toMillis() + " ms."));
		var unused = this.reply.whenComplete((answer, failure) -> {
			this.settled.set(true);
			timer.cancel();
		});
		this.context.give(MessageObserver.Operation.ASK, this.actor, event, origin, this::begins)
			.thenAcceptAsync(this::given, this.context.workers());
		return this.reply;
	}

	private boolean begins() {
		if (!this.settled.compareAndSet(false, true)) {
			return false;
		}
		InspectionBridge inspection = this.context.inspection();
		this.follower = (inspection != null) ? inspection.follow(this.actor, () -> {
		}) : null;
		return true;
	}

	private void given(Receipt receipt) {
		try (Follower seen = this.follower) {
			switch (receipt.outcome()) {
				case ACCEPTED -> reply(true, null, ReplyValue.json(receipt.value()), seen);
				case REFUSED -> reply(false, receipt.reason(), null, seen);
				case INVALID -> fail(FailureCode.BAD_EVENT, String.valueOf(receipt.reason()));
				case OVERLOADED -> fail(FailureCode.OVERLOADED, String.valueOf(receipt.reason()));
				case FAILED -> fail(FailureCode.NOT_ACCEPTED, "The actor failed on the event: " + receipt.cause());
				case NOT_DELIVERED -> fail(FailureCode.NO_SUCH_ACTOR, "The actor has stopped.");
			}
		}
		catch (IllegalStateException ex) {
			fail(FailureCode.NOT_ACCEPTED, String.valueOf(ex.getMessage()));
		}
	}

	private void reply(boolean accepted, @Nullable String reason, @Nullable String value, @Nullable Follower seen) {
		this.reply.complete(new ActorReply(accepted, reason, ReadSnapshot.value(value),
				(seen != null) ? seen.newest(Audience.VALUES) : this.actor.snapshot()));
	}

	private void fail(FailureCode code, String message) {
		this.reply.completeExceptionally(new ActorException(code.wireName(), message));
	}

}
