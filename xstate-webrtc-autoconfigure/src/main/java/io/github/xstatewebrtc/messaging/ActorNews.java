package io.github.xstatewebrtc.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;

/**
 * Tells those who wait for it which actors come and go. While nobody does it costs an
 * actor next to nothing. Safe for use by many threads.
 */
final class ActorNews implements ActorListener {

	private final Map<LocalActor, Set<Consumer<ActorStatus>>> watches = new ConcurrentHashMap<>();

	private final List<DirectoryWatch> directories = new CopyOnWriteArrayList<>();

	/**
	 * Tell somebody once an actor stops, if it has not stopped yet.
	 * @param actor the actor
	 * @param watch told its last status, by the thread that stops it
	 */
	void add(LocalActor actor, Consumer<ActorStatus> watch) {
		this.watches.compute(actor, (same, known) -> {
			Set<Consumer<ActorStatus>> told = (known != null) ? known : ConcurrentHashMap.newKeySet();
			told.add(watch);
			return told;
		});
	}

	void remove(LocalActor actor, Consumer<ActorStatus> watch) {
		this.watches.computeIfPresent(actor, (same, told) -> {
			told.remove(watch);
			return told.isEmpty() ? null : told;
		});
	}

	void add(DirectoryWatch directory) {
		this.directories.add(directory);
	}

	void remove(DirectoryWatch directory) {
		this.directories.remove(directory);
	}

	@Override
	public void started(LocalActor actor, ActorState state) {
		this.directories.forEach((directory) -> directory.started(actor, state.status()));
	}

	@Override
	public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
		if (!this.directories.isEmpty()) {
			this.directories.forEach((directory) -> directory.updated(actor, state.status()));
		}
	}

	@Override
	public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
		Set<Consumer<ActorStatus>> told = this.watches.remove(actor);
		if (told != null) {
			told.forEach((watch) -> watch.accept(state.status()));
		}
		this.directories.forEach((directory) -> directory.stopped(actor, state.status()));
	}

}
