package io.github.xstatewebrtc.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Connections without a network. An offer made here names its transport, so that the
 * answerer finds it: a test may carry descriptions through real signaling or call
 * {@link #join}. Everything that happens is a task on the given executor, hence as
 * deterministic as that is.
 */
public final class InMemoryNetwork implements TransportFactory {

	private final Executor executor;

	private final Map<String, InMemoryTransport> transports = new ConcurrentHashMap<>();

	private final List<InMemoryTransport> made = new ArrayList<>();

	private final AtomicInteger names = new AtomicInteger();

	private volatile int maxFrameBytes = 65_536;

	private volatile @Nullable Random shuffle;

	/**
	 * Make a network.
	 * @param executor runs everything; one thread or a {@link ManualTime}
	 */
	public InMemoryNetwork(Executor executor) {
		this.executor = executor;
	}

	@Override
	public InMemoryTransport create(Role role, List<IceServer> iceServers) {
		InMemoryTransport transport = new InMemoryTransport(this, "memory-" + this.names.incrementAndGet(), role);
		this.transports.put(transport.name(), transport);
		synchronized (this.made) {
			this.made.add(transport);
		}
		return transport;
	}

	/**
	 * Carry the descriptions between two opened transports, without signaling.
	 * @param offerer the one side
	 * @param answerer the other side
	 */
	public void join(InMemoryTransport offerer, InMemoryTransport answerer) {
		this.executor.execute(() -> answerer.pair(offerer));
	}

	/**
	 * Return every transport made so far.
	 * @return the transports, oldest first
	 */
	public List<InMemoryTransport> transports() {
		synchronized (this.made) {
			return List.copyOf(this.made);
		}
	}

	/**
	 * Set what {@link Transport#maxFrameBytes()} says from now on.
	 * @param maxFrameBytes a number of bytes
	 */
	public void setMaxFrameBytes(int maxFrameBytes) {
		this.maxFrameBytes = maxFrameBytes;
	}

	/**
	 * Deliver the channels in any order from now on; each keeps its own.
	 * @param random chooses
	 */
	public void shuffle(Random random) {
		this.shuffle = random;
	}

	int maxFrameBytes() {
		return this.maxFrameBytes;
	}

	@Nullable Random shuffle() {
		return this.shuffle;
	}

	void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Nullable InMemoryTransport find(String name) {
		return this.transports.get(name);
	}

}
