package io.github.xstatewebrtc.autoconfigure;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads of this module: daemons that are gone when nothing has happened for a
 * while. They are its own and no executor beans: a link that waits for a busy pool of the
 * application's would be taken for dead by the other side, and an executor bean would
 * take the place of those that Boot makes.
 */
final class XStateWebRtcThreads implements AutoCloseable {

	private static final int KEEP_ALIVE_SECONDS = 10;

	/**
	 * Senders begin to send, and wait for nobody but a peer that does not read, to ping
	 * it or to close its socket.
	 */
	private static final int SENDERS = 32;

	private final ThreadPoolExecutor links = pool("xstate-link-",
			Math.max(2, Runtime.getRuntime().availableProcessors()));

	private final ThreadPoolExecutor encoder = pool("xstate-inspection-", 1);

	private final ThreadPoolExecutor senders = pool("xstate-signaling-", SENDERS);

	private final ScheduledThreadPoolExecutor scheduler = timer();

	Executor links() {
		return this.links;
	}

	Executor encoder() {
		return this.encoder;
	}

	Executor senders() {
		return this.senders;
	}

	ScheduledExecutorService scheduler() {
		return this.scheduler;
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
		this.senders.shutdown();
		this.encoder.shutdown();
		this.links.shutdown();
	}

	private static ThreadPoolExecutor pool(String prefix, int size) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons(prefix));
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	private static ScheduledThreadPoolExecutor timer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("xstate-timer-"));
		timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

}
