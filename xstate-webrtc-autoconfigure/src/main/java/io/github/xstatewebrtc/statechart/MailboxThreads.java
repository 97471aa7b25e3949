package io.github.xstatewebrtc.statechart;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.xstatewebrtc.actor.waiting.Awaited;
import io.github.xstatewebrtc.actor.waiting.SharedThread;

/**
 * The threads that all mailboxes of a registry share: daemons, made when there is
 * something to deliver and gone a while after, so that nobody has to shut them down.
 * <p>
 * So many are at work and no more, and yet mailboxes do not stand still when all of them
 * are in actions that wait for answers. What waits here for a thread belongs to no
 * thread: whoever waits for a statechart's answer by {@code join} or {@code get}, or
 * sends to that mailbox, delivers it itself. And whoever waits for what is
 * {@link Awaited} has another thread in its place meanwhile, up to a bound, beyond which
 * it may not wait. Only actions that wait for each other in a circle stand still until
 * their time is over, as they would with any number of threads. An action that waits by
 * way of something else, such as a latch, needs a thread to be free.
 */
final class MailboxThreads implements Executor {

	/** Threads at work at the same time. */
	static final int MOST = 32;

	/** Threads that wait at the same time, each with another in its place. */
	static final int MOST_WAITING = 256;

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

	private final int most;

	private final int mostWaiting;

	private final ThreadPoolExecutor pool;

	private int waiting;

	private long refused;

	MailboxThreads() {
		this(MOST, MOST_WAITING, KEEP_ALIVE);
	}

	MailboxThreads(int most, int mostWaiting, Duration keepAlive) {
		this.most = most;
		this.mostWaiting = mostWaiting;
		ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
		AtomicInteger made = new AtomicInteger();
		this.pool = new ThreadPoolExecutor(most, most, keepAlive.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), (work) -> {
					// What the sender's thread inherits to others is not for events of
					// everybody.
					Thread thread = new MailboxThread(work, "xstate-mailbox-" + made.incrementAndGet());
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

	synchronized MailboxLoad load() {
		return new MailboxLoad(Math.max(0, this.pool.getActiveCount() - this.waiting), this.waiting,
				this.pool.getQueue().size(), this.refused);
	}

	private synchronized void beginToWait() {
		if (this.waiting == this.mostWaiting) {
			this.refused++;
			throw new IllegalStateException(this.mostWaiting
					+ " actions wait for answers of other actors already, and no more may: use thenAccept instead");
		}
		this.waiting++;
		this.pool.setMaximumPoolSize(this.most + this.waiting);
		this.pool.setCorePoolSize(this.most + this.waiting);
	}

	private synchronized void goOn() {
		this.waiting--;
		this.pool.setCorePoolSize(this.most + this.waiting);
		this.pool.setMaximumPoolSize(this.most + this.waiting);
	}

	private final class MailboxThread extends SharedThread {

		MailboxThread(Runnable work, String name) {
			super(work, name);
		}

		@Override
		protected void waits() {
			beginToWait();
		}

		@Override
		protected void goesOn() {
			goOn();
		}

	}

}
