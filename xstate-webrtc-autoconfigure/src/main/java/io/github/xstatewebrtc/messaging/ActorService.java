package io.github.xstatewebrtc.messaging;

import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.timing.RareLog;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Lets other peers find this application's actors, send them events, ask them, see their
 * snapshots and hear when they stop, each as far as the hub permits it (protocol, section
 * 4). Safe for use by many threads; no method blocks.
 */
public final class ActorService implements ActorDesk, AutoCloseable {

	private final ActorContext context;

	/**
	 * Serve the actors of a system, until closed.
	 * @param system the actors
	 * @param exposure which of them take events
	 * @param inspection which of them are shown, and how; {@code null} if none is
	 * @param timers ends what takes too long
	 * @param workers writes what peers are told unasked; the actors' own work is done
	 * elsewhere
	 * @param observer sees the events that they receive and that the application sends
	 */
	public ActorService(LocalActorSystem system, Exposure exposure, @Nullable InspectionBridge inspection,
			Timers timers, Executor workers, MessageObserver observer) {
		Log log = LogFactory.getLog(ActorService.class);
		RareLog failures = new RareLog(log, timers::nanoTime);
		this.context = new ActorContext(system, exposure, inspection, new ActorNews(), new ActorTotals(), timers,
				workers, failures, new RareLog(log, timers::nanoTime), GuardedMessages.of(observer, failures));
		system.addListener(this.context.news());
	}

	@Override
	public ActorConversation open(Link link) {
		return new RequestDesk(link, this.context);
	}

	/**
	 * Refer to an actor of this JVM.
	 * @param address where it is, with this peer's id
	 * @return the reference
	 */
	public ActorRef local(ActorAddress address) {
		return new LocalActorRef(address, this.context);
	}

	/**
	 * Refer to an actor of another peer.
	 * @param address where it is
	 * @param peer the actors of that peer as of now, {@code null} if it is not there
	 * @return the reference
	 */
	public ActorRef remote(ActorAddress address, Supplier<@Nullable RemoteActors> peer) {
		return new RemoteActorRef(address, peer, this.context.workers(), this.context.observer());
	}

	/**
	 * Return the actors that live now.
	 * @return the actors in no particular order
	 */
	public Collection<LocalActor> actors() {
		return this.context.system().actors();
	}

	/**
	 * Listen to what the actors do.
	 * @param listener told at once of those that live
	 * @return ends it
	 */
	public Runnable listen(ActorListener listener) {
		this.context.system().addListener(listener);
		return () -> this.context.system().removeListener(listener);
	}

	/**
	 * Return what peers wanted.
	 * @return the live figures
	 */
	public ActorTotals totals() {
		return this.context.totals();
	}

	/**
	 * Tell nobody any more which actors come and go.
	 */
	@Override
	public void close() {
		this.context.system().removeListener(this.context.news());
	}

}
