package io.github.xstatewebrtc.actor.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A stage for which an action of an actor may wait by {@code join} or {@code get}: a
 * {@link SharedThread} that waits is made up for, so that the actor that is to answer
 * finds a thread. The same holds for the stages that are made of this one.
 *
 * @param <T> the type of the result
 */
public class Awaited<T extends @Nullable Object> extends CompletableFuture<T> {

	/**
	 * Return a stage for which an action may wait.
	 * @param stage a stage
	 * @param <T> the type of its result
	 * @return completes when it does, and as it does
	 */
	public static <T extends @Nullable Object> CompletableFuture<T> of(CompletionStage<T> stage) {
		Awaited<T> awaited = new Awaited<>();
		stage.whenComplete((result, failure) -> {
			if (failure != null) {
				awaited.completeExceptionally(failure);
			}
			else {
				awaited.complete(result);
			}
		});
		return awaited;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new Awaited<>();
	}

	/**
	 * Wait as {@link CompletableFuture#join} does.
	 * @throws IllegalStateException if so many actions wait that this one may not
	 */
	@Override
	public T join() {
		SharedThread waiting = beginToWait();
		try {
			return super.join();
		}
		finally {
			goOn(waiting);
		}
	}

	/**
	 * Wait as {@link CompletableFuture#get} does.
	 * @throws IllegalStateException if so many actions wait that this one may not
	 */
	@Override
	public T get() throws InterruptedException, ExecutionException {
		SharedThread waiting = beginToWait();
		try {
			return super.get();
		}
		finally {
			goOn(waiting);
		}
	}

	/**
	 * Wait as {@link CompletableFuture#get(long, TimeUnit)} does.
	 * @throws IllegalStateException if so many actions wait that this one may not
	 */
	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		SharedThread waiting = beginToWait();
		try {
			return super.get(timeout, unit);
		}
		finally {
			goOn(waiting);
		}
	}

	private @Nullable SharedThread beginToWait() {
		SharedThread shared = (!isDone() && Thread.currentThread() instanceof SharedThread thread) ? thread : null;
		if (shared != null) {
			shared.waits();
		}
		return shared;
	}

	private static void goOn(@Nullable SharedThread waiting) {
		if (waiting != null) {
			waiting.goesOn();
		}
	}

}
