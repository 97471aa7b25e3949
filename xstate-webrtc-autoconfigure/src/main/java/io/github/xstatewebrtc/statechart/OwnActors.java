package io.github.xstatewebrtc.statechart;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.xstatewebrtc.actor.ActorHost;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.EventReader;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * The application's own actors. Safe for use by many threads.
 */
public final class OwnActors implements ActorHost, AutoCloseable {

	private final LocalActorSystem system;

	private final StatechartRegistry statecharts;

	private final EventReader reader;

	private final Set<HostedActor> actors = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/**
	 * Host no actor yet.
	 * @param system where the actors live
	 * @param statecharts with which they share threads, and the count of events for which
	 * there was no room
	 * @param reader reads events that are records
	 */
	public OwnActors(LocalActorSystem system, StatechartRegistry statecharts, EventReader reader) {
		this.system = system;
		this.statecharts = statecharts;
		this.reader = reader;
	}

	@Override
	public HostedActor register(ActorSpec spec) {
		HostedActor actor = new HandledActor(this.system, spec, this.reader, this.statecharts::mailbox,
				this.actors::remove);
		this.actors.add(actor);
		if (!actor.isActive()) {
			this.actors.remove(actor);
		}
		if (this.closed) {
			actor.close();
			throw new IllegalStateException("'" + spec.systemId() + "' is not registered: the application is closing");
		}
		return actor;
	}

	/**
	 * Stop all actors, and host no more.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.actors.forEach(HostedActor::close);
		this.actors.clear();
	}

}
