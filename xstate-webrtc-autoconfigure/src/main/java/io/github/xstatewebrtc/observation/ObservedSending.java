package io.github.xstatewebrtc.observation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.TraceContext;

/**
 * An event on its way to an actor, observed.
 *
 * @param observation the observation, started
 * @param context what is known of the event
 * @param trace what the message says of the trace
 */
record ObservedSending(Observation observation, SentEventContext context,
		@Nullable TraceContext trace) implements MessageObserver.Sending {

	@Override
	public void ended(@Nullable Boolean accepted, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.context.ended(accepted, (cause != null) ? code(cause) : null);
		if (cause != null) {
			this.observation.error(cause);
		}
		this.observation.stop();
	}

	// What is thrown else is an event that cannot be written.
	private static String code(Throwable cause) {
		if (cause instanceof ActorException known) {
			return known.code();
		}
		return (cause instanceof CancellationException) ? FailureCode.CANCELLED.wireName()
				: FailureCode.BAD_EVENT.wireName();
	}

}
