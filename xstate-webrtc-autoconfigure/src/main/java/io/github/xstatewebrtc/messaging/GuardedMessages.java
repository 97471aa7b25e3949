package io.github.xstatewebrtc.messaging;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.TraceContext;
import io.github.xstatewebrtc.timing.RareLog;

/**
 * An observer whose failures do not reach the events. They are logged.
 *
 * @param observer the observer, which calls what the application adds to it
 * @param log where its failures go
 */
record GuardedMessages(MessageObserver observer, RareLog log) implements MessageObserver {

	static MessageObserver of(MessageObserver observer, RareLog log) {
		return (observer != NONE) ? new GuardedMessages(observer, log) : NONE;
	}

	@Override
	public Sending sending(Operation operation, ActorAddress to, String eventType) {
		Sending none = NONE.sending(operation, to, eventType);
		return new GuardedSending(call(() -> this.observer.sending(operation, to, eventType), none));
	}

	@Override
	public Receiving receiving(Operation operation, LocalActor actor, String eventType, @Nullable TraceContext trace) {
		Receiving none = NONE.receiving(operation, actor, eventType, trace);
		return new GuardedReceiving(call(() -> this.observer.receiving(operation, actor, eventType, trace), none));
	}

	private <T> T call(Supplier<T> call, T otherwise) {
		try {
			return call.get();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.log.error("An event was not observed, and goes on.", ex);
			return otherwise;
		}
	}

	private void run(Runnable call) {
		var unused = call(() -> {
			call.run();
			return true;
		}, false);
	}

	private final class GuardedSending implements Sending {

		private final Sending sending;

		GuardedSending(Sending sending) {
			this.sending = sending;
		}

		@Override
		public @Nullable TraceContext trace() {
			return call(() -> Optional.ofNullable(this.sending.trace()), Optional.<TraceContext>empty()).orElse(null);
		}

		@Override
		public void ended(@Nullable Boolean accepted, @Nullable Throwable failure) {
			run(() -> this.sending.ended(accepted, failure));
		}

	}

	private final class GuardedReceiving implements Receiving {

		private final Receiving receiving;

		GuardedReceiving(Receiving receiving) {
			this.receiving = receiving;
		}

		@Override
		public Delivery.Scope enter() {
			Delivery.Scope scope = call(this.receiving::enter, Delivery.Scope.NONE);
			return () -> run(scope::close);
		}

		@Override
		public void ended(Receipt receipt) {
			run(() -> this.receiving.ended(receipt));
		}

	}

}
