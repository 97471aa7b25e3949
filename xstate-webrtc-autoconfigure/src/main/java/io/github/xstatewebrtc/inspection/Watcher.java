package io.github.xstatewebrtc.inspection;

import org.jspecify.annotations.Nullable;

/**
 * One inspector's view of the actors: a bounded queue of encoded messages, which never
 * slows the inspected application. One thread at a time polls; the other methods may be
 * called by any.
 */
public interface Watcher extends AutoCloseable {

	/**
	 * Return the next message. Once this has returned {@code null}, the {@code wake} that
	 * was given to {@link InspectionBridge#watch} runs as soon as there is another.
	 * @return a JSON object in UTF-8, shared with other watchers and not to be changed;
	 * {@code null} if nothing waits
	 */
	byte @Nullable [] poll();

	/**
	 * Say that the message which was polled last is not sent: it was withdrawn, or the
	 * other side takes none of its size. A {@code gap} tells of it in its place, polled
	 * next, here or from the watcher that has taken this one's. On the polling thread.
	 */
	void unsent();

	/**
	 * Return whether so much waits that it is worth a frame of its own; {@code wake} runs
	 * when it becomes so much.
	 * @return whether not to wait for more
	 */
	boolean hasPlenty();

	/**
	 * Return how many messages wait.
	 * @return a number of messages
	 */
	long queued();

	/**
	 * Return how many events this watcher has not been sent because it was too slow, or
	 * they were too large.
	 * @return a number of events since it began to watch, as whatever audience
	 */
	long dropped();

	/**
	 * Go on as another audience. If that is shown something else, this watcher is closed
	 * and what waits in it is not sent any more; the one returned tells how much that
	 * was, and then every actor anew, with its newest state.
	 * @param audience who sees from now on
	 * @return the watcher to go on with, this one if nothing changes
	 */
	Watcher as(Audience audience);

	/**
	 * Stop watching. Idempotent.
	 */
	@Override
	void close();

}
