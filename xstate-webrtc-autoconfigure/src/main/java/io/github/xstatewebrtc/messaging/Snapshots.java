package io.github.xstatewebrtc.messaging;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.timing.CoalescedTask;
import io.github.xstatewebrtc.timing.SerialExecutor;

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
		Newest newest = new Newest(subscriber, new SerialExecutor(this.workers));
		newest.calls.execute(() -> subscriber.onSubscribe(newest));
		newest.begun(this.begin.apply(newest));
	}

	/**
	 * One subscriber, who gets the newest snapshot whenever it has asked for one.
	 */
	private static final class Newest implements Flow.Subscription, RemoteActors.SnapshotReceiver {

		private final Flow.Subscriber<? super ActorSnapshot> subscriber;

		private final Executor calls;

		private final CoalescedTask call;

		private @Nullable ActorSnapshot snapshot;

		private @Nullable ActorException failure;

		private @Nullable Runnable end;

		private long wanted;

		private boolean ended;

		private boolean cancelled;

		Newest(Flow.Subscriber<? super ActorSnapshot> subscriber, Executor calls) {
			this.subscriber = subscriber;
			this.calls = calls;
			this.call = new CoalescedTask(calls, this::call);
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
			if (n <= 0) {
				cancel();
				this.calls.execute(() -> this.subscriber
					.onError(new IllegalArgumentException("At least one must be requested, not " + n)));
				return;
			}
			synchronized (this) {
				this.wanted = (this.wanted + n < 0) ? Long.MAX_VALUE : this.wanted + n;
			}
			this.call.run();
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
			this.call.run();
		}

		@Override
		public void end(@Nullable ActorException why) {
			synchronized (this) {
				this.ended = true;
				this.failure = why;
			}
			this.call.run();
		}

		// The last snapshot is owed before the end of an actor, not before a failure.
		private void call() {
			ActorSnapshot next = null;
			boolean over = false;
			synchronized (this) {
				if (!this.cancelled && this.wanted > 0 && this.snapshot != null && this.failure == null) {
					next = this.snapshot;
					this.snapshot = null;
					this.wanted--;
				}
				else if (!this.cancelled && this.ended && (this.snapshot == null || this.failure != null)) {
					over = true;
					this.cancelled = true;
				}
			}
			if (next != null) {
				tell(next);
				this.call.run();
			}
			else if (over && this.failure != null) {
				this.subscriber.onError(this.failure);
			}
			else if (over) {
				this.subscriber.onComplete();
			}
		}

		// A subscriber that throws has cancelled (Reactive Streams, 2.13).
		private void tell(ActorSnapshot next) {
			try {
				this.subscriber.onNext(next);
			}
			catch (Throwable ex) {
				cancel();
				throw ex;
			}
		}

	}

}
