package io.github.xstatewebrtc.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.timing.RareLog;

/**
 * The actors of one source, by the ids that it gives them. An actor is one from its first
 * state on: XState tells of each when it is made, also where it never starts. Used by one
 * thread at a time.
 */
final class SourceActors {

	/** Living actors of one source, and as many that have not started. */
	static final int MAX = 256;

	private static final ActorEvent GONE = ActorEvent.of("xstate.stop");

	private final RareLog log = new RareLog(LogFactory.getLog(SourceActors.class), System::nanoTime);

	private final LocalActorSystem system;

	private final String source;

	private final Definitions definitions;

	private final SourceTotals totals;

	private final Map<String, Announced> announced = new LinkedHashMap<>();

	/** Parents before their children. */
	private final Map<String, SourceActor> living = new LinkedHashMap<>();

	SourceActors(LocalActorSystem system, String source, Definitions definitions, SourceTotals totals) {
		this.system = system;
		this.source = source;
		this.definitions = definitions;
		this.totals = totals;
	}

	int size() {
		return this.living.size();
	}

	boolean isLiving(String id) {
		return this.living.containsKey(id);
	}

	/**
	 * Take note of an actor that may never start.
	 * @param id the actor
	 * @param description what it is
	 * @param snapshot where it is as long as nothing else is told
	 */
	void announced(String id, Description description, ActorSnapshot snapshot) {
		if (!isLiving(id)) {
			forget(id);
			if (this.announced.size() >= MAX) {
				forget(this.announced.keySet().iterator().next());
			}
			this.announced.put(id, new Announced(kept(description), Snapshots.kept(snapshot)));
		}
	}

	/**
	 * Take note of an actor that is there.
	 * @param id the actor
	 * @param description what it is
	 * @param event what brought it where it is
	 * @param snapshot its state
	 */
	void started(String id, Description description, ActorEvent event, ActorSnapshot snapshot) {
		announced(id, description, snapshot);
		changed(id, event, snapshot);
	}

	void received(String id, @Nullable String sender, ActorEvent event) {
		SourceActor actor = this.living.get(id);
		if (actor != null) {
			LocalActor from = local(sender);
			actor.received((from != null) ? from.sessionId() : null, shortened(event));
		}
	}

	/**
	 * Take note of an actor's state: its first one makes it an actor, its last one ends
	 * it.
	 * @param id the actor, also one of which nothing else was told
	 * @param event what brought it there
	 * @param snapshot its state
	 */
	void changed(String id, ActorEvent event, ActorSnapshot snapshot) {
		SourceActor actor = this.living.get(id);
		boolean isThere = snapshot.status() == ActorStatus.ACTIVE;
		if (actor == null) {
			actor = (isThere || this.announced.containsKey(id)) ? start(id, snapshot) : null;
		}
		else if (isThere) {
			actor.transitioned(shortened(event), snapshot);
		}
		if (actor != null && !isThere) {
			end(id, actor, shortened(event), snapshot);
		}
	}

	void stopped(String id) {
		SourceActor actor = this.living.get(id);
		if (actor != null) {
			end(id, actor, GONE, actor.stopped());
		}
	}

	/** The source is cut: none of them is there, and all may come back. */
	void suspend() {
		this.living.values().forEach((actor) -> actor.suspend(GONE));
	}

	void startAgain() {
		this.living.values().forEach((actor) -> actor.startAgain(local(actor.parentId())));
	}

	/** None of them comes back. */
	void clear() {
		suspend();
		this.living.values().forEach((actor) -> this.definitions.giveBack(actor.definition()));
		this.living.clear();
		List.copyOf(this.announced.keySet()).forEach(this::forget);
	}

	private @Nullable SourceActor start(String id, ActorSnapshot snapshot) {
		// First, for a ring of parents to have an end.
		Announced announced = this.announced.remove(id);
		Description description = (announced != null) ? announced.description() : Description.silent(id, null, null);
		startParent(description.parentId());
		if (this.living.size() >= MAX) {
			if (announced != null) {
				this.announced.put(id, announced);
			}
			this.totals.actorLeftOut();
			this.log.warn("An actor of '" + this.source + "' is left out: an application that reports its actors may"
					+ " have " + MAX + " at a time.");
			return null;
		}
		SourceActor actor = new SourceActor(this.system, this.source, description, snapshot);
		this.living.put(id, actor);
		actor.start(local(description.parentId()), snapshot);
		return actor;
	}

	// XState tells the first state of a parent after those of its first children.
	private void startParent(@Nullable String id) {
		Announced parent = (id != null) ? this.announced.get(id) : null;
		if (id != null && parent != null && parent.snapshot().status() == ActorStatus.ACTIVE) {
			start(id, parent.snapshot());
		}
	}

	private @Nullable LocalActor local(@Nullable String id) {
		SourceActor actor = (id != null) ? this.living.get(id) : null;
		return (actor != null) ? actor.local() : null;
	}

	private void end(String id, SourceActor actor, ActorEvent event, ActorSnapshot snapshot) {
		this.living.remove(id);
		actor.stop(event, snapshot);
		this.definitions.giveBack(actor.definition());
	}

	private Description kept(Description description) {
		return description.kept(shortened(description.name()), this.definitions.keep(description.definition()));
	}

	private ActorEvent shortened(ActorEvent event) {
		String type = shortened(event.type());
		return type.equals(event.type()) ? event : ActorEvent.of(type, event.payload());
	}

	private String shortened(String name) {
		if (name.length() <= Frame.MAX_NAME) {
			return name;
		}
		this.totals.nameShortened();
		return name.substring(0, Frame.MAX_NAME - 1) + "…";
	}

	private void forget(String id) {
		Announced forgotten = this.announced.remove(id);
		if (forgotten != null) {
			this.definitions.giveBack(forgotten.description().definition());
		}
	}

	private record Announced(Description description, ActorSnapshot snapshot) {
	}

}
