package io.github.xstatewebrtc.statechart;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * An answer that refuses to be waited for by the thread that has to bring it about, which
 * would stand still.
 *
 * @param <T> the type of the answer, or of what is made of it
 */
final class Answer<T> extends CompletableFuture<T> {

	private final BooleanSupplier within;

	/**
	 * Create an answer.
	 * @param within whether the calling thread is in the statechart
	 */
	Answer(BooleanSupplier within) {
		this.within = within;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new Answer<>(this.within);
	}

	@Override
	public T join() {
		refuseWithin();
		return super.join();
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		refuseWithin();
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		refuseWithin();
		return super.get(timeout, unit);
	}

	private void refuseWithin() {
		if (!isDone() && this.within.getAsBoolean()) {
			throw new IllegalStateException("An action may send its statechart an event but not wait for the answer, "
					+ "which comes after the action: use thenAccept, or send without waiting");
		}
	}

}
