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

	private final Map<LocalActor, Set<Consumer<ActorState>>> followers = new ConcurrentHashMap<>();

	private final List<DirectoryWatch> directories = new CopyOnWriteArrayList<>();

	/**
	 * Tell somebody once an actor stops, if it has not stopped yet.
	 * @param actor the actor
	 * @param watch told its last status, by the thread that stops it
	 */
	void add(LocalActor actor, Consumer<ActorStatus> watch) {
		add(this.watches, actor, watch);
	}

	void remove(LocalActor actor, Consumer<ActorStatus> watch) {
		remove(this.watches, actor, watch);
	}

	/**
	 * Tell somebody of each state of an actor, the last one included.
	 * @param actor the actor
	 * @param follower told by the actor's own thread, to which the state belongs
	 */
	void follow(LocalActor actor, Consumer<ActorState> follower) {
		add(this.followers, actor, follower);
	}

	void unfollow(LocalActor actor, Consumer<ActorState> follower) {
		remove(this.followers, actor, follower);
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
		if (!this.followers.isEmpty()) {
			this.followers.getOrDefault(actor, Set.of()).forEach((follower) -> follower.accept(state));
		}
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
		Set<Consumer<ActorState>> following = this.followers.remove(actor);
		if (following != null) {
			following.forEach((follower) -> follower.accept(state));
		}
		this.directories.forEach((directory) -> directory.stopped(actor, state.status()));
	}

	private static <T> void add(Map<LocalActor, Set<T>> all, LocalActor actor, T listener) {
		all.compute(actor, (same, known) -> {
			Set<T> told = (known != null) ? known : ConcurrentHashMap.newKeySet();
			told.add(listener);
			return told;
		});
	}

	private static <T> void remove(Map<LocalActor, Set<T>> all, LocalActor actor, T listener) {
		all.computeIfPresent(actor, (same, told) -> {
			told.remove(listener);
			return told.isEmpty() ? null : told;
		});
	}

}
