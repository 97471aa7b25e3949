package io.github.xstatewebrtc.messaging;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.timing.Demand;

/**
 * An actor's snapshots for anybody who subscribes.
 *
 * @param begin begins to give a receiver the snapshots; what it returns ends that
 * @param workers calls subscribers
 */
record Snapshots(Function<RemoteActors.SnapshotReceiver, Runnable> begin,
		Executor workers) implements Flow.Publisher<ActorSnapshot> {

	@Override
	public void subscribe(Flow.Subscriber<? super ActorSnapshot> subscriber) {
		Objects.requireNonNull(subscriber, "A subscriber is needed");
		Newest newest = new Newest(subscriber, this.workers);
		newest.demand.begin(newest);
		newest.begun(this.begin.apply(newest));
	}

	/**
	 * One subscriber, who gets the newest snapshot whenever it has asked for one.
	 */
	private static final class Newest
			implements Flow.Subscription, Demand.Supply<ActorSnapshot>, RemoteActors.SnapshotReceiver {

		private final Flow.Subscriber<? super ActorSnapshot> subscriber;

		private final Demand<ActorSnapshot> demand;

		private @Nullable ActorSnapshot snapshot;

		private @Nullable ActorException failure;

		private @Nullable Runnable end;

		private boolean ended;

		private boolean cancelled;

		Newest(Flow.Subscriber<? super ActorSnapshot> subscriber, Executor workers) {
			this.subscriber = subscriber;
			this.demand = new Demand<>(subscriber, workers, this);
		}

		void begun(Runnable ending) {
			boolean late;
			synchronized (this) {
				this.end = ending;
				late = this.cancelled;
			}
			if (late) {
				ending.run();
			}
		}

		@Override
		public void request(long n) {
			this.demand.request(n);
		}

		@Override
		public void cancel() {
			Runnable ending;
			synchronized (this) {
				ending = this.cancelled ? null : this.end;
				this.cancelled = true;
				this.snapshot = null;
			}
			if (ending != null) {
				ending.run();
			}
		}

		@Override
		public void accept(ActorSnapshot newest) {
			synchronized (this) {
				this.snapshot = newest;
			}
			this.demand.changed();
		}

		@Override
		public void end(@Nullable ActorException why) {
			synchronized (this) {
				this.ended = true;
				this.failure = why;
			}
			this.demand.changed();
		}

		// The last snapshot is owed before the end of an actor, not before a failure.
		@Override
		public synchronized @Nullable ActorSnapshot poll() {
			ActorSnapshot next = (this.cancelled || this.failure != null) ? null : this.snapshot;
			if (next != null) {
				this.snapshot = null;
			}
			return next;
		}

		@Override
		public void idle() {
			ActorException why;
			synchronized (this) {
				why = this.failure;
				if (this.cancelled || !this.ended || (this.snapshot != null && why == null)) {
					return;
				}
				this.cancelled = true;
			}
			if (why != null) {
				this.subscriber.onError(why);
			}
			else {
				this.subscriber.onComplete();
			}
		}

	}

}
