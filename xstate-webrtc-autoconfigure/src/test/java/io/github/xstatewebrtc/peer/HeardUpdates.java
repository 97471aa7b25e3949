package io.github.xstatewebrtc.peer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.xstatewebrtc.actor.ActorUpdate;

/**
 * A subscriber that wants everything and notes it.
 */
final class HeardUpdates implements Flow.Subscriber<ActorUpdate> {

	private final BlockingQueue<ActorUpdate> updates = new LinkedBlockingQueue<>();

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	String next() {
		return text(poll());
	}

	String nextEvent() {
		ActorUpdate next;
		do {
			next = poll();
		}
		while (next instanceof ActorUpdate.Changed);
		return text(next);
	}

	void cancel() {
		this.subscription.join().cancel();
	}

	private ActorUpdate poll() {
		try {
			ActorUpdate next = this.updates.poll(20, TimeUnit.SECONDS);
			if (next == null) {
				throw new AssertionError("Nothing was heard");
			}
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(ActorUpdate update) {
		return (update instanceof ActorUpdate.Emitted emitted) ? emitted.event().type() + emitted.event().payload()
				: ((ActorUpdate.Changed) update).snapshot().value().toString();
	}

	@Override
	public void onSubscribe(Flow.Subscription begun) {
		this.subscription.complete(begun);
		begun.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(ActorUpdate update) {
		this.updates.add(update);
	}

	@Override
	public void onError(Throwable failure) {
		throw new AssertionError(failure);
	}

	@Override
	public void onComplete() {
	}

}
