package io.github.xstatewebrtc.timing;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * What one subscriber has requested: it is given what there is, so many and one at a
 * time, on the threads of an executor (Reactive Streams, rules 2.13 and 3.9). Safe for
 * use by many threads.
 *
 * @param <T> what it is given
 */
public final class Demand<T> implements Flow.Subscription {

	private final Flow.Subscriber<? super T> subscriber;

	private final Executor calls;

	private final CoalescedTask call;

	private final Supply<T> supply;

	private long wanted;

	/**
	 * Begin with nothing requested.
	 * @param subscriber whose demand it is
	 * @param workers calls the subscriber
	 * @param supply what there is for it
	 */
	public Demand(Flow.Subscriber<? super T> subscriber, Executor workers, Supply<T> supply) {
		this.subscriber = subscriber;
		this.calls = new SerialExecutor(workers);
		this.call = new CoalescedTask(this.calls, this::call);
		this.supply = supply;
	}

	/**
	 * Tell the subscriber that it is subscribed, before anything else.
	 */
	public void begin() {
		this.calls.execute(() -> this.subscriber.onSubscribe(this));
	}

	/**
	 * Take note of a request. One for nothing cancels, and is told to be wrong.
	 * @param n how many more
	 */
	@Override
	public void request(long n) {
		if (n <= 0) {
			this.supply.cancel();
			this.calls.execute(() -> this.subscriber
				.onError(new IllegalArgumentException("At least one must be requested, not " + n)));
			return;
		}
		synchronized (this) {
			this.wanted = (this.wanted + n < 0) ? Long.MAX_VALUE : this.wanted + n;
		}
		changed();
	}

	@Override
	public void cancel() {
		this.supply.cancel();
	}

	/**
	 * Look again at what there is. Cheap: it may be called for every change.
	 */
	public void changed() {
		this.call.run();
	}

	private void call() {
		T next = isWanted() ? this.supply.poll() : null;
		if (next == null) {
			this.supply.idle();
			return;
		}
		tell(next);
		changed();
	}

	private synchronized boolean isWanted() {
		return this.wanted > 0;
	}

	private void tell(T next) {
		synchronized (this) {
			this.wanted--;
		}
		try {
			this.subscriber.onNext(next);
		}
		catch (Throwable ex) {
			this.supply.cancel();
			throw ex;
		}
	}

	/**
	 * What there is for a subscriber.
	 *
	 * @param <T> what it is given
	 */
	public interface Supply<T> {

		/**
		 * Take out the next.
		 * @return {@code null} if there is none, or it has cancelled
		 */
		@Nullable T poll();

		/**
		 * Nothing more can be given for now: the time to tell of the end, if it has come.
		 */
		default void idle() {
		}

		/**
		 * The subscriber wants nothing more. Idempotent.
		 */
		void cancel();

	}

}
