package io.github.xstatewebrtc.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;

/**
 * A question of which the last answer brings the result.
 *
 * @param result completes with it
 * @param made makes the result of the last answer; {@code null} of those before
 * @param <T> the type of the result
 */
record OwnWatch<T>(CompletableFuture<T> result, Function<ActorAnswer, @Nullable T> made) implements OwnQuestion {

	@Override
	public boolean answered(ActorAnswer answer) {
		T last = this.made.apply(answer);
		if (last != null) {
			this.result.complete(last);
		}
		return last != null || answer instanceof ActorAnswer.Actor;
	}

	@Override
	public void failed(ActorException failure) {
		this.result.completeExceptionally(failure);
	}

}
