package io.github.xstatewebrtc.messaging;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.CapturedJson;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.timing.Timers;

/**
 * An ask on its way: its event waits for the actor's mailbox, then is with the actor, and
 * then it is over. Whoever moves it to its end answers it.
 */
final class OpenAsk implements OpenQuestion {

	private static final String REFUSED = "The actor did not take the event.";

	private final ActorRequest.Ask ask;

	private final LocalActor actor;

	private final Asker asker;

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private volatile Timers.@Nullable Timer timer;

	/** Whether the actor has seen the event. */
	private volatile boolean seen;

	/** Sees the snapshot after the event; only while the event is with the actor. */
	private volatile @Nullable Follower follower;

	OpenAsk(ActorRequest.Ask ask, LocalActor actor, Asker asker) {
		this.ask = ask;
		this.actor = actor;
		this.asker = asker;
	}

	@Override
	public QuestionKind kind() {
		return QuestionKind.ASK;
	}

	void begin() {
		Timers.Timer set = this.asker.context().timers().schedule(this.ask.timeout(), this::timeout);
		this.timer = set;
		if (this.state.get() == State.OVER) {
			set.cancel();
		}
		this.asker.give(Operation.ASK, this.actor, this.ask.event(), this.ask.origin(), this::begins)
			.thenAccept(this::given);
	}

	/**
	 * Take it back, if the actor has not seen the event.
	 */
	void cancel() {
		if (this.state.compareAndSet(State.WAITING, State.OVER)) {
			fail(FailureCode.CANCELLED, "You took it back before it was delivered.");
		}
	}

	// An event that was accepted for delivery is delivered, whatever is permitted
	// later.
	@Override
	public void permissionsChanged() {
	}

	@Override
	public void abandon() {
		if (this.state.getAndSet(State.OVER) != State.OVER) {
			release();
			this.asker.context().totals().answered(FailureCode.PEER_LOST);
		}
	}

	private boolean begins() {
		if (!this.state.compareAndSet(State.WAITING, State.BEGUN)) {
			return false;
		}
		this.seen = true;
		this.follower = this.asker.access().follow(this.actor, () -> {
		});
		return true;
	}

	private void timeout() {
		if (this.state.getAndSet(State.OVER) != State.OVER) {
			fail(FailureCode.TIMEOUT, "There was no answer within " + this.ask.timeout().toMillis() + " ms.");
		}
	}

	private void given(Receipt receipt) {
		if (this.state.getAndSet(State.OVER) == State.OVER) {
			release();
			return;
		}
		switch (receipt.outcome()) {
			case ACCEPTED -> accept(receipt.value());
			case REFUSED -> {
				this.asker.tidings().replied(this.actor, this.ask, false, receipt.reason(), null);
				reply(false, receipt.reason(), null);
			}
			case INVALID -> fail(FailureCode.BAD_EVENT, String.valueOf(receipt.reason()));
			case OVERLOADED -> fail(FailureCode.OVERLOADED, "Too many events wait for the actor. Try again later.");
			case FAILED -> fail(FailureCode.NOT_ACCEPTED, "The actor failed on the event.");
			case NOT_DELIVERED -> {
				RefusedException gone = RefusedException.noSuchActor();
				fail(gone.code(), String.valueOf(gone.getMessage()));
			}
		}
	}

	private void accept(@Nullable Object value) {
		try {
			String json = ReplyValue.json(value);
			this.asker.tidings().replied(this.actor, this.ask, true, null, value);
			reply(true, null, json);
		}
		catch (IllegalStateException ex) {
			this.asker.context().failures().error(this.actor + " replied what cannot be sent.", ex);
			fail(FailureCode.NOT_ACCEPTED, "The actor took the event; what it replied cannot be sent.");
		}
	}

	// Why an event was refused tells of the state.
	private void reply(boolean accepted, @Nullable String reason, @Nullable String value) {
		Follower seen = this.asker.access().inspects(this.actor) ? this.follower : null;
		String snapshot = (seen != null && !this.asker.isCrowded())
				? CapturedJson.text(seen.newest(this.asker.access().audience())) : null;
		String told = (seen != null && reason != null) ? reason : REFUSED;
		end(new ActorAnswer.Reply(this.ask.id(), accepted, accepted ? null : told, value, snapshot), null);
	}

	private void fail(FailureCode code, String message) {
		if (this.seen) {
			this.asker.tidings().failed(this.actor, this.ask, code, message);
		}
		else {
			this.asker.tidings().undelivered(this.ask, this.ask.to(), code, message);
		}
		end(new ActorAnswer.Failure(this.ask.id(), code, message), code);
	}

	private void end(ActorAnswer answer, @Nullable FailureCode failure) {
		release();
		if (this.asker.questions().remove(this.ask.id(), this)) {
			this.asker.context().totals().answered(failure);
			this.asker.answer(answer);
		}
	}

	private void release() {
		Timers.Timer set = this.timer;
		if (set != null) {
			set.cancel();
		}
		Follower seen = this.follower;
		if (seen != null) {
			seen.close();
		}
	}

	private enum State {

		WAITING, BEGUN, OVER

	}

}
