package io.github.xstatewebrtc.statechart;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.github.xstatewebrtc.actor.waiting.Awaited;

/**
 * An answer of a mailbox. It refuses to be waited for by the thread that has to bring it
 * about, which would stand still; any other thread brings it about itself if no other has
 * begun with it, and nothing beyond it. Time that a waiting thread allows may be exceeded
 * by the event that it is delivering, and by no further one.
 *
 * @param <T> the type of the answer, or of what is made of it
 */
final class Answer<T> extends Awaited<T> {

	private final Mailbox mailbox;

	/**
	 * Create an answer.
	 * @param mailbox where the event is
	 */
	Answer(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new Answer<>(this.mailbox);
	}

	@Override
	public T join() {
		prepareToWait(this::isDone);
		return super.join();
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		prepareToWait(this::isDone);
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		long begun = System.nanoTime();
		long allowed = unit.toNanos(timeout);
		prepareToWait(() -> isDone() || System.nanoTime() - begun >= allowed);
		return super.get(allowed - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
	}

	private void prepareToWait(BooleanSupplier enough) {
		if (isDone()) {
			return;
		}
		if (!this.mailbox.mayWait()) {
			throw new IllegalStateException("An action may send its statechart an event but not wait for the answer, "
					+ "which comes after the action: use thenAccept, or send without waiting");
		}
		this.mailbox.deliverWhatNobodyHasBegun(enough);
	}

}
