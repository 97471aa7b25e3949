package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.messaging.ActorDesk;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.timing.Timers;

/**
 * This application as a peer: a member of its channels, reached by others over links.
 * Joining connects to nobody and loads no native code; a connection is made when another
 * peer asks. Safe for use by many threads; may be started and stopped again and again.
 */
public final class LocalPeer {

	private static final Log logger = LogFactory.getLog(LocalPeer.class);

	private static final Duration ASK_WITHIN = Duration.ofSeconds(1);

	private static final Duration CLOSE_WITHIN = Duration.ofMillis(1500);

	private final PeerSettings settings;

	private final HubConnector hub;

	private final TransportFactory transports;

	private final @Nullable InspectionBridge inspection;

	private final ActorDesk actors;

	private final PeerTotals totals = new PeerTotals();

	private final ConnectionLimits limits = new ConnectionLimits(System::nanoTime, this.totals);

	private final Arrivals arrivals = new Arrivals();

	private final Executor workers;

	private final ScheduledExecutorService scheduler;

	private volatile List<ChannelPeer> channels = List.of();

	/**
	 * Make a peer that has not started.
	 * @param settings how it appears, and where
	 * @param hub reaches the hub of its channels
	 * @param transports makes its connections; its owner's to close
	 * @param inspection shows the actors, or {@code null} if nobody may see them
	 * @param actors takes what others want of the actors
	 * @param workers runs the links; its threads must not be kept busy by others, or
	 * links would be taken for dead
	 * @param scheduler wakes them; what it runs does not wait
	 */
	public LocalPeer(PeerSettings settings, HubConnector hub, TransportFactory transports,
			@Nullable InspectionBridge inspection, ActorDesk actors, Executor workers,
			ScheduledExecutorService scheduler) {
		this.settings = settings;
		this.hub = hub;
		this.transports = transports;
		this.inspection = inspection;
		this.actors = actors;
		this.workers = workers;
		this.scheduler = scheduler;
	}

	/**
	 * Join the channels. Returns at once; no effect if started.
	 */
	public synchronized void start() {
		if (isRunning()) {
			return;
		}
		PeerContext context = new PeerContext(this.settings, this.transports, this.inspection, this.actors, this.totals,
				this.limits, this.arrivals, this.workers, this.scheduler);
		this.channels = this.settings.channels().stream().map((label) -> new ChannelPeer(context, label)).toList();
		this.channels.forEach((channel) -> channel.join(this.hub));
	}

	/**
	 * Say goodbye on every link and leave the channels. Waits 1.5 seconds at most; no
	 * effect unless started.
	 */
	public synchronized void stop() {
		LinkEnd end = new LinkEnd(LinkEnd.CLOSING, "The application is shutting down.");
		List<ChannelPeer> leaving = this.channels;
		this.channels = List.of();
		await(leaving.stream().map((channel) -> channel.leave(end)).toList());
	}

	/**
	 * Return whether the peer is started.
	 * @return whether it is in its channels, or on its way there
	 */
	public boolean isRunning() {
		return !this.channels.isEmpty();
	}

	/**
	 * Return the ids that hubs gave this peer.
	 * @return the ids by channel label, without channels not yet joined
	 */
	public Map<String, String> peerIds() {
		Map<String, String> ids = new LinkedHashMap<>();
		for (ChannelPeer channel : this.channels) {
			String id = channel.peerId();
			if (id != null) {
				ids.put(channel.label(), id);
			}
		}
		return ids;
	}

	/**
	 * Return the other peers of the channels. Asks the native library for figures and may
	 * wait for it, for two seconds in all: not for a thread that must not block.
	 * @return the peers, as of this moment; where time ran out without the path
	 */
	public List<PeerView> peers() {
		List<PeerView> views = new ArrayList<>();
		long begun = System.nanoTime();
		for (ChannelPeer channel : this.channels) {
			for (RemotePeer remote : channel.remotes()) {
				views.add(view(channel, remote, System.nanoTime() - begun < ASK_WITHIN.toNanos()));
			}
		}
		return views;
	}

	/**
	 * Return one of the other peers.
	 * @param peerId its id
	 * @return the peer as of this moment, {@code null} if it is in none of the channels
	 */
	public @Nullable PeerView peer(String peerId) {
		for (ChannelPeer channel : this.channels) {
			RemotePeer remote = channel.remote(peerId);
			if (remote != null) {
				return view(channel, remote, true);
			}
		}
		return null;
	}

	/**
	 * Return what went over all links.
	 * @return the live figures
	 */
	public PeerTotals totals() {
		return this.totals;
	}

	/**
	 * End the link to another peer.
	 * @param peerId its id
	 * @param message the reason, told to the other
	 * @return whether there was such a peer
	 */
	public boolean disconnect(String peerId, String message) {
		boolean found = false;
		for (ChannelPeer channel : this.channels) {
			RemotePeer remote = channel.remote(peerId);
			if (remote != null) {
				remote.end(new LinkEnd(LinkEnd.FORBIDDEN, message));
				found = true;
			}
		}
		return found;
	}

	List<ChannelPeer> channels() {
		return this.channels;
	}

	Arrivals arrivals() {
		return this.arrivals;
	}

	Timers timers() {
		return Timers.on(this.scheduler, this.workers);
	}

	Executor workers() {
		return this.workers;
	}

	private static PeerView view(ChannelPeer channel, RemotePeer remote, boolean withPath) {
		RemoteLink link = remote.link();
		return new PeerView(channel.label(), remote.entry(), (link != null) ? link.view(withPath) : null);
	}

	private static void await(List<? extends CompletionStage<?>> closing) {
		CompletableFuture<?>[] all = closing.stream()
			.map(CompletionStage::toCompletableFuture)
			.toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(all).get(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("Not every link could say goodbye in time", ex);
		}
	}

}
