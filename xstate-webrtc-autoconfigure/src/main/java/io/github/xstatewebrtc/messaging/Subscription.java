package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.inspection.CapturedJson;
import io.github.xstatewebrtc.inspection.FollowListener;
import io.github.xstatewebrtc.inspection.Follower;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * A peer that sees an actor's snapshots: the newest whenever it can be sent one, until
 * the actor stops.
 */
final class Subscription implements OpenQuestion, OutboxSource, FollowListener {

	private final long id;

	private final LocalActor actor;

	private final Asker asker;

	private final EmittedEvents emitted;

	private volatile @Nullable Follower follower;

	/** Belongs to the outbox. */
	private long rev;

	Subscription(long id, LocalActor actor, Asker asker) {
		this.id = id;
		this.actor = actor;
		this.asker = asker;
		this.emitted = new EmittedEvents(id, asker.room());
	}

	@Override
	public QuestionKind kind() {
		return QuestionKind.SUBSCRIPTION;
	}

	void begin() {
		this.follower = this.asker.access().follow(this.actor, this);
		if (this.follower == null) {
			RefusedException gone = RefusedException.noSuchActor();
			fail(gone.code(), String.valueOf(gone.getMessage()));
		}
		else if (this.asker.isOpen(this.id, this)) {
			changed();
		}
		else {
			abandon();
		}
	}

	@Override
	public byte @Nullable [] poll() {
		Follower following = this.follower;
		if (following == null || !this.asker.isOpen(this.id, this)) {
			return null;
		}
		boolean over = following.isOver();
		byte[] event = this.emitted.poll();
		if (event != null) {
			return event;
		}
		ActorSnapshot snapshot = following.take(this.asker.access().audience());
		if (snapshot == null) {
			if (over) {
				end(complete(following));
			}
			return null;
		}
		return new ActorAnswer.Snapshot(this.id, ++this.rev, CapturedJson.text(snapshot)).bytes();
	}

	@Override
	public void leftOut(String why) {
		fail(FailureCode.OVERLOADED, "A snapshot or an event is larger than you take: " + why);
	}

	@Override
	public void permissionsChanged() {
		Follower following = this.follower;
		if (!this.asker.access().inspects(this.actor)) {
			fail(FailureCode.FORBIDDEN, "You may not see this actor's snapshots any more.");
		}
		else if (following != null) {
			following.again();
			changed();
		}
	}

	@Override
	public void abandon() {
		Follower following = this.follower;
		if (following != null) {
			following.close();
		}
		this.emitted.close();
	}

	@Override
	public void changed() {
		this.asker.outbox().offer(this);
	}

	@Override
	public void emitted(Follower following, CapturedEvent event) {
		if (this.emitted.add(following.view(event, this.asker.access().audience()))) {
			changed();
		}
		else if (this.asker.isOpen(this.id, this)) {
			this.asker.context().totals().refuse(kind());
			fail(FailureCode.OVERLOADED, "The actor emits more than this connection takes.");
		}
	}

	private ActorAnswer complete(Follower following) {
		ActorSnapshot last = following.newest(this.asker.access().audience());
		return new ActorAnswer.Complete(this.id, last.status().id(),
				(last.output() != null) ? CapturedJson.text(last.output()) : null);
	}

	private void fail(FailureCode code, String message) {
		end(new ActorAnswer.Failure(this.id, code, message));
	}

	private void end(ActorAnswer answer) {
		abandon();
		if (this.asker.questions().remove(this.id, this)) {
			this.asker.answer(answer);
		}
	}

}
