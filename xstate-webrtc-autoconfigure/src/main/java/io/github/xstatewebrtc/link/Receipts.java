package io.github.xstatewebrtc.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.SerialExecutor;

/**
 * Tells senders what became of their messages, in the order it became known. They are
 * told beside the link's ordered executor, so that one who takes his time delays no
 * frame, only the receipts behind his own.
 */
final class Receipts {

	private final Executor ordered;

	/**
	 * Begin with nothing told.
	 * @param shared lends the threads
	 */
	Receipts(Executor shared) {
		this.ordered = new SerialExecutor((task) -> execute(shared, task));
	}

	/**
	 * The other side has taken messages.
	 * @param messages the messages, as they were sent
	 */
	void taken(List<Outgoing> messages) {
		if (isAwaited(messages)) {
			this.ordered.execute(() -> messages.forEach((message) -> complete(message.taken(), null)));
		}
	}

	/**
	 * Messages were given up. To be told so once more has no effect.
	 * @param messages the messages, as they were sent
	 * @param failure the reason, and whether they may have been taken all the same
	 */
	void undelivered(List<Outgoing> messages, UndeliveredException failure) {
		if (isAwaited(messages)) {
			this.ordered.execute(() -> messages.forEach((message) -> complete(message.taken(), failure)));
		}
	}

	/**
	 * Do something when everybody has been told so far.
	 * @param task what is to be done
	 */
	void afterwards(Runnable task) {
		this.ordered.execute(task);
	}

	private static boolean isAwaited(List<Outgoing> messages) {
		for (Outgoing message : messages) {
			if (message.taken() != null) {
				return true;
			}
		}
		return false;
	}

	private static void complete(@Nullable CompletableFuture<@Nullable Void> taken,
			@Nullable UndeliveredException failure) {
		if (taken != null && failure != null) {
			taken.completeExceptionally(failure);
		}
		else if (taken != null) {
			taken.complete(null);
		}
	}

	// The last ones are told while the application shuts down.
	private static void execute(Executor shared, Runnable task) {
		try {
			shared.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

}
