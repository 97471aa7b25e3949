package io.github.xstatewebrtc.statechart;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Turn;

/**
 * A recipient whose turn it is while it is given an event.
 *
 * @param recipient the recipient
 * @param actor which actor it is as of now, {@code null} if none
 */
record ActingRecipient(Recipient recipient, Supplier<@Nullable LocalActor> actor) implements Recipient {

	@Override
	public CompletionStage<Acceptance> give(ActorEvent event) {
		Delivery.Scope turn = Turn.of(this.actor.get());
		try {
			return this.recipient.give(event);
		}
		finally {
			turn.close();
		}
	}

	@Override
	public boolean isWithin() {
		return this.recipient.isWithin();
	}

	@Override
	public boolean mayWait() {
		return this.recipient.mayWait();
	}

}
