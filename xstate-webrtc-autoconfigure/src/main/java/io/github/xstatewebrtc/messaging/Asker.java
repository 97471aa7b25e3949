package io.github.xstatewebrtc.messaging;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkStatistics;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.Origin;

/**
 * Another peer that asks, and what it has open.
 *
 * @param link the link to it
 * @param context what the conversations with all peers share
 * @param access what it may do
 * @param questions what it has open
 * @param outbox what it is told unasked
 * @param room what is left for events that actors emitted and that wait for it
 * @param tidings tells those who inspect what becomes of its events
 */
record Asker(Link link, ActorContext context, PeerAccess access, OpenQuestions questions, Outbox outbox, Semaphore room,
		Tidings tidings) {

	/** No emitted event stands for another, as a newer snapshot does for an older. */
	static final int MOST_EMITTED_BYTES = 1024 * 1024;

	/** Half of what a link keeps of answers before it gives the peer up. */
	private static final long CROWDED_BYTES = 4 * 1024 * 1024;

	static Asker of(Link link, ActorContext context) {
		return new Asker(link, context, new PeerAccess(context), new OpenQuestions(context.totals()),
				new Outbox(link::send, context.workers()), new Semaphore(MOST_EMITTED_BYTES),
				new Tidings(link.identity().remotePeerId(), context));
	}

	/**
	 * Return whether a question is open. What it holds of actors it must let go of if it
	 * was ended while it took hold.
	 * @param id its id
	 * @param question the question
	 * @return whether nobody has ended it
	 */
	boolean isOpen(long id, OpenQuestion question) {
		return this.questions.get(id) == question;
	}

	/**
	 * Give an actor an event of the peer.
	 * @param operation how it was sent
	 * @param actor the actor
	 * @param event the event
	 * @param said what the peer says of where it comes from
	 * @param begins asked when it is the event's turn
	 * @return completes with what became of it, never exceptionally
	 */
	CompletionStage<Receipt> give(Operation operation, LocalActor actor, ActorRequest.Event event, Origin said,
			BooleanSupplier begins) {
		return this.context.give(operation, actor, event, this.link.identity().remotePeerId(), origin(said), begins);
	}

	/**
	 * Name an actor of the peer so that it is none of this JVM.
	 * @param said what the peer says, whose actors have ids that are unique there alone
	 * @return the same, with the sender as those here know it
	 */
	private Origin origin(Origin said) {
		return new Origin(this.tidings.senderOf(said), said.trace());
	}

	/**
	 * Answer a question for good. What the peer does not take whole it gets without its
	 * snapshot or output, and at last as a failure: nobody waits in vain.
	 * @param answer the answer
	 */
	void answer(ActorAnswer answer) {
		this.link.reply(answer.bytes()).whenComplete((taken, failure) -> {
			String why = TooLarge.of(failure);
			if (why != null) {
				shorten(answer, why);
			}
		});
	}

	private void shorten(ActorAnswer answer, String why) {
		if (answer instanceof ActorAnswer.Complete complete && complete.output() != null) {
			answer(new ActorAnswer.Complete(complete.id(), complete.status(), null));
		}
		else if (answer instanceof ActorAnswer.Reply reply && reply.snapshot() != null) {
			answer(new ActorAnswer.Reply(reply.id(), reply.accepted(), reply.reason(), reply.value(), null));
		}
		else if (answer instanceof ActorAnswer.Reply reply) {
			answer(new ActorAnswer.Failure(reply.id(), FailureCode.OVERLOADED,
					"The actor has dealt with the event. What it replies you do not take: " + why));
		}
	}

	/**
	 * Return whether so much is under way to the peer that answers leave out what they
	 * can.
	 * @return whether it is slow
	 */
	boolean isCrowded() {
		LinkStatistics statistics = this.link.statistics();
		return statistics.unacknowledgedBytes() + statistics.queuedBytes() > CROWDED_BYTES;
	}

}
