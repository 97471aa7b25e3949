package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all mailboxes of a registry share: daemons, made when there is
 * something to deliver and gone a while after, so that nobody has to shut them down.
 * <p>
 * There are so many and no more, and yet mailboxes do not stand still when all of them
 * are in actions that wait for answers of other mailboxes: what waits here for a thread
 * belongs to no thread, and whoever waits for an answer of it by {@code join} or
 * {@code get}, or sends to that mailbox, delivers it itself. So each answer that is
 * waited for has a thread that is at work on it, and only actions that wait for each
 * other in a circle stand still, as they would with any number of threads. An action that
 * waits by way of something else, such as a latch, needs a thread to be free.
 */
final class MailboxThreads implements Executor {

	/** Threads at the same time. */
	static final int MOST = 32;

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

	private final ThreadPoolExecutor pool;

	MailboxThreads() {
		this(MOST, KEEP_ALIVE);
	}

	MailboxThreads(int most, Duration keepAlive) {
		ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
		AtomicInteger made = new AtomicInteger();
		this.pool = new ThreadPoolExecutor(most, most, keepAlive.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), (work) -> {
					// What the sender's thread inherits to others is not for events of
					// everybody.
					Thread thread = new Thread(null, work, "xstate-mailbox-" + made.incrementAndGet(), 0, false);
					thread.setDaemon(true);
					thread.setContextClassLoader(classLoader);
					return thread;
				});
		this.pool.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable work) {
		this.pool.execute(work);
	}

	/**
	 * Return how many threads there are.
	 * @return a number, 0 when nothing has been delivered for a while
	 */
	int size() {
		return this.pool.getPoolSize();
	}

}
