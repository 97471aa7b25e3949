package io.github.xstatewebrtc.transport.webrtc;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportUnavailableException;

/**
 * What all users of the native library within one class loader share: its factories and
 * the one thread that opens, closes and disposes. Safe for use by many threads.
 */
final class NativeRuntime {

	/**
	 * The one of this class loader.
	 */
	static final NativeRuntime SHARED = new NativeRuntime();

	// The native library forgets two references of each received message, about 88
	// bytes of heap, until its factory is disposed of: 35 MB, and a quarter more for
	// connections that are slow to move.
	private static final long MESSAGE_BUDGET = 400_000;

	// An eighth of it at once, 500 a second for long: eight such peers would wear a
	// factory out in less than two minutes.
	private static final long HEAVY_BURST = 50_000;

	private final long heavyBurst;

	private final NativeStart starting;

	private final Executor owner = ownerThread();

	private final Set<Object> users = Collections.newSetFromMap(new IdentityHashMap<>());

	// For peers that are heavy (true), and for all others, which do not have to move
	// when those wear theirs out.
	private final Map<Boolean, NativeFactory> current = new HashMap<>();

	// The current ones, and those whose connections have not all moved to them yet.
	private final Map<NativeFactory, Boolean> alive = new HashMap<>();

	private long messagesOfTheDead;

	private long wornDead;

	NativeRuntime() {
		this(MESSAGE_BUDGET);
	}

	NativeRuntime(long messageBudget) {
		this(messageBudget, HEAVY_BURST);
	}

	NativeRuntime(long messageBudget, long heavyBurst) {
		this(() -> new NativeFactory(messageBudget), heavyBurst);
	}

	NativeRuntime(Supplier<NativeFactory> maker) {
		this(maker, HEAVY_BURST);
	}

	private NativeRuntime(Supplier<NativeFactory> maker, long heavyBurst) {
		this.starting = new NativeStart(maker);
		this.heavyBurst = heavyBurst;
	}

	PeerWear newWear() {
		return new PeerWear(this.heavyBurst, System.nanoTime());
	}

	NativeStatus status() {
		return this.starting.status();
	}

	/**
	 * Return the executor for everything but sending that the native library is asked to
	 * do. It runs one task at a time and is never the library's own thread.
	 * @return the executor
	 */
	Executor owner() {
		return this.owner;
	}

	/**
	 * Take the factory for one more connection, loading and making it if need be.
	 * @param user whose connection it is
	 * @param nativeDirectory where to unpack the library if it is not loaded yet
	 * @param heavy whether it is to a peer that will wear the factory out
	 * @return the factory, to be {@linkplain #release released}
	 * @throws TransportUnavailableException if the library does not load or work
	 */
	synchronized NativeFactory retain(Object user, @Nullable Path nativeDirectory, boolean heavy) {
		this.starting.load(nativeDirectory);
		NativeFactory factory = this.current.get(heavy);
		if (factory == null || factory.isWornOut()) {
			NativeFactory next = this.starting.start(heavy);
			replace(next, heavy);
			factory = next;
		}
		this.users.add(user);
		factory.retain();
		return factory;
	}

	// At most two of a kind are kept: who has not moved while the last one wore out,
	// never will.
	private void replace(NativeFactory created, boolean heavy) {
		NativeFactory worn = this.current.get(heavy);
		if (worn != null) {
			this.alive.forEach((older, ofHeavy) -> {
				if (older != worn && ofHeavy == heavy) {
					// There all are marked as ended before the first is torn down.
					this.owner.execute(older::endAll);
				}
			});
			if (worn.isIdle()) {
				this.owner.execute(() -> disposeIfIdle(worn));
			}
		}
		this.alive.put(created, heavy);
		this.current.put(heavy, created);
	}

	private synchronized void disposeIfIdle(NativeFactory worn) {
		if (worn.isIdle()) {
			dispose(worn);
		}
	}

	/**
	 * Give a factory back after a connection has been torn down. Runs on the owner's
	 * thread.
	 * @param factory the factory that was retained for the connection
	 */
	synchronized void release(NativeFactory factory) {
		factory.release();
		if (factory.isIdle() && (factory.isWornOut() || this.users.isEmpty())) {
			dispose(factory);
		}
	}

	/**
	 * End a user's share. Runs on the owner's thread.
	 * @param user who will make no more connections
	 */
	synchronized void leave(Object user) {
		this.users.remove(user);
		if (this.users.isEmpty()) {
			List.copyOf(this.current.values()).stream().filter(NativeFactory::isIdle).forEach(this::dispose);
		}
	}

	/**
	 * Return whether there is a native factory at the moment.
	 * @return whether somebody is using one
	 */
	synchronized boolean hasFactory() {
		return !this.current.isEmpty();
	}

	/**
	 * Return what became of the factories so far.
	 * @return the figures of this moment
	 */
	synchronized NativeUse use() {
		long messages = this.messagesOfTheDead + this.alive.keySet().stream().mapToLong(NativeFactory::messages).sum();
		long worn = this.wornDead + this.alive.keySet().stream().filter(NativeFactory::isWornOut).count();
		return new NativeUse(messages, worn, this.alive.size());
	}

	private void dispose(NativeFactory factory) {
		Boolean heavy = this.alive.remove(factory);
		if (heavy == null) {
			return;
		}
		this.messagesOfTheDead += factory.messages();
		this.wornDead += factory.isWornOut() ? 1 : 0;
		factory.dispose();
		this.current.remove(heavy, factory);
	}

	private static Executor ownerThread() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> {
					Thread thread = new Thread(task, "xstate-webrtc-owner");
					thread.setDaemon(true);
					// It outlives the application context that happens to start it.
					thread.setContextClassLoader(NativeRuntime.class.getClassLoader());
					return thread;
				});
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

}
