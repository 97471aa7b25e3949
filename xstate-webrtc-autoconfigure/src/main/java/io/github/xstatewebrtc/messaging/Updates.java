package io.github.xstatewebrtc.messaging;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorUpdate;

/**
 * What happens to an actor, for anybody who subscribes.
 *
 * @param begin begins to tell a receiver; what it returns ends that
 * @param workers calls subscribers
 * @param snapshots makes of a snapshot what subscribers are told
 * @param events makes it of an event that the actor emitted; {@code null} if they are not
 * told
 * @param <T> what subscribers are told
 */
record Updates<T>(Function<UpdateReceiver, Runnable> begin, Executor workers, Function<ActorSnapshot, T> snapshots,
		@Nullable Function<ActorEvent, T> events) implements Flow.Publisher<T> {

	static Flow.Publisher<ActorUpdate> all(Function<UpdateReceiver, Runnable> begin, Executor workers) {
		return new Updates<>(begin, workers, ActorUpdate.Changed::new, ActorUpdate.Emitted::new);
	}

	static Flow.Publisher<ActorSnapshot> snapshots(Function<UpdateReceiver, Runnable> begin, Executor workers) {
		return new Updates<>(begin, workers, Function.identity(), null);
	}

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		new UpdateSubscription<>(Objects.requireNonNull(subscriber, "A subscriber is needed"), this).begin();
	}

}
