package io.github.xstatewebrtc.peer;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorChange.Kind;
import io.github.xstatewebrtc.timing.Demand;

/**
 * What one subscriber is to be told of actors: of each at most one thing, the newest, so
 * that it needs no more room than there are actors. Safe for use by many threads.
 */
final class ChangeQueue implements Demand.Supply<ActorChange> {

	private final Demand<ActorChange> demand;

	private final Runnable end;

	/** The actors that the subscriber knows, or is about to be told of. */
	private final Map<ActorAddress, ActorChange> known = new HashMap<>();

	private final Map<ActorAddress, ActorChange> waiting = new LinkedHashMap<>();

	private boolean cancelled;

	ChangeQueue(Flow.Subscriber<? super ActorChange> subscriber, Executor workers, Runnable end) {
		this.demand = new Demand<>(subscriber, workers, this);
		this.end = end;
		this.demand.begin();
	}

	synchronized boolean isCancelled() {
		return this.cancelled;
	}

	void add(ActorChange change) {
		if (note(change)) {
			this.demand.changed();
		}
	}

	/**
	 * Tell of actors that they are lost.
	 * @param lost which actors
	 */
	void lose(Predicate<ActorAddress> lost) {
		List<ActorChange> gone;
		synchronized (this) {
			gone = this.known.entrySet()
				.stream()
				.filter((entry) -> lost.test(entry.getKey()))
				.map(Map.Entry::getValue)
				.toList();
		}
		gone.forEach(
				(last) -> add(new ActorChange(Kind.LOST, last.actor(), last.systemId(), last.src(), last.status())));
	}

	@Override
	public void cancel() {
		synchronized (this) {
			if (this.cancelled) {
				return;
			}
			this.cancelled = true;
			this.known.clear();
			this.waiting.clear();
		}
		this.end.run();
	}

	// What comes and goes before it was told is not told at all; what was not told yet
	// keeps its kind, with the newest status.
	private synchronized boolean note(ActorChange change) {
		ActorAddress address = change.actor().address();
		ActorChange before = this.known.get(address);
		boolean there = change.kind().isThere();
		if (this.cancelled || (!there && before == null) || isKnown(before, change)) {
			return false;
		}
		ActorChange untold = this.waiting.remove(address);
		boolean unheard = untold != null && (untold.kind() == Kind.LISTED || untold.kind() == Kind.STARTED);
		if (there) {
			Kind kind = (untold != null && unheard) ? untold.kind()
					: (untold != null || before != null) ? Kind.UPDATED : change.kind();
			this.known.put(address, change);
			this.waiting.put(address,
					new ActorChange(kind, change.actor(), change.systemId(), change.src(), change.status()));
		}
		else {
			this.known.remove(address);
			if (!unheard) {
				this.waiting.put(address, change);
			}
		}
		return true;
	}

	private static boolean isKnown(@Nullable ActorChange before, ActorChange change) {
		return before != null && change.kind().isThere() && before.status() == change.status();
	}

	@Override
	public synchronized @Nullable ActorChange poll() {
		Iterator<ActorChange> changes = this.waiting.values().iterator();
		if (this.cancelled || !changes.hasNext()) {
			return null;
		}
		ActorChange next = changes.next();
		changes.remove();
		return next;
	}

}
