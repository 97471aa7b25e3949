package io.github.xstatewebrtc.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;

/**
 * Tells those who wait for it which actors come and go. While nobody does it costs an
 * actor next to nothing. Safe for use by many threads.
 */
final class ActorNews implements ActorListener {

	private final Map<LocalActor, Set<ActorWatch>> watches = new ConcurrentHashMap<>();

	private final List<DirectoryWatch> directories = new CopyOnWriteArrayList<>();

	/**
	 * Tell a watch once its actor stops, if that has not stopped yet.
	 * @param watch the watch
	 */
	void add(ActorWatch watch) {
		this.watches.compute(watch.actor(), (actor, known) -> {
			Set<ActorWatch> told = (known != null) ? known : ConcurrentHashMap.newKeySet();
			told.add(watch);
			return told;
		});
	}

	void remove(ActorWatch watch) {
		this.watches.computeIfPresent(watch.actor(), (actor, told) -> {
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
		Set<ActorWatch> told = this.watches.remove(actor);
		if (told != null) {
			told.forEach((watch) -> watch.stopped(state.status()));
		}
		this.directories.forEach((directory) -> directory.stopped(actor, state.status()));
	}

}
