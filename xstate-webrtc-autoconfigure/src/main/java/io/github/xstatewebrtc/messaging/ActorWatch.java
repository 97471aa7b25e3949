package io.github.xstatewebrtc.messaging;

import java.util.function.Consumer;

import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

/**
 * A peer that wants to hear, once, when an actor has stopped.
 */
final class ActorWatch implements OpenQuestion, Consumer<ActorStatus> {

	private final long id;

	private final LocalActor actor;

	private final Asker asker;

	ActorWatch(long id, LocalActor actor, Asker asker) {
		this.id = id;
		this.actor = actor;
		this.asker = asker;
	}

	@Override
	public QuestionKind kind() {
		return QuestionKind.WATCH;
	}

	void begin() {
		this.asker.context().news().add(this.actor, this);
		if (this.actor.isStopped()) {
			RefusedException gone = RefusedException.noSuchActor();
			end(new ActorAnswer.Failure(this.id, gone.code(), String.valueOf(gone.getMessage())));
		}
		if (!this.asker.isOpen(this.id, this)) {
			abandon();
		}
	}

	@Override
	public void accept(ActorStatus status) {
		end(new ActorAnswer.Complete(this.id, status.id(), null));
	}

	@Override
	public void permissionsChanged() {
		if (!this.asker.access().sees(this.actor)) {
			end(new ActorAnswer.Failure(this.id, FailureCode.FORBIDDEN, "You may not see this actor any more."));
		}
	}

	@Override
	public void abandon() {
		this.asker.context().news().remove(this.actor, this);
	}

	private void end(ActorAnswer answer) {
		abandon();
		if (this.asker.questions().remove(this.id, this)) {
			this.asker.answer(answer);
		}
	}

}
