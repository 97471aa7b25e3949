package io.github.xstatewebrtc.source;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * An actor of a source, which is an actor of this application for as long as the source
 * is connected. Not safe for use by many threads, but that any may read its state.
 */
final class SourceActor {

	private final LocalActorSystem system;

	private final String name;

	private final Description description;

	private volatile ActorSnapshot state;

	private @Nullable LocalActor local;

	SourceActor(LocalActorSystem system, String source, Description description, ActorSnapshot state) {
		this.system = system;
		this.name = source + "/" + description.name();
		this.description = description;
		this.state = Snapshots.kept(state);
	}

	@Nullable String definition() {
		return this.description.definition();
	}

	@Nullable String parentId() {
		return this.description.parentId();
	}

	/**
	 * Return this actor as one of this application.
	 * @return the actor, {@code null} while its source is not connected
	 */
	@Nullable LocalActor local() {
		return this.local;
	}

	void start(@Nullable LocalActor parent, ActorSnapshot snapshot) {
		ActorRegistration registration = new ActorRegistration(this.name, null, this.name, this.description::tree,
				() -> this.state, this.description.receiver());
		this.local = this.system.register(registration, parent, snapshot);
	}

	/**
	 * Be there again, where it was when its source was cut.
	 * @param parent the actor that started it
	 */
	void startAgain(@Nullable LocalActor parent) {
		if (this.local == null) {
			start(parent, this.state);
		}
	}

	void received(@Nullable String sourceId, ActorEvent event) {
		if (this.local != null) {
			this.system.received(this.local, sourceId, event);
		}
	}

	void transitioned(ActorEvent event, ActorSnapshot snapshot) {
		this.state = Snapshots.kept(snapshot);
		if (this.local != null) {
			this.system.transitioned(this.local, event, snapshot);
		}
	}

	void stop(ActorEvent event, ActorSnapshot snapshot) {
		LocalActor stopped = this.local;
		this.local = null;
		if (stopped != null) {
			this.system.stopped(stopped, event, snapshot);
		}
	}

	/**
	 * Stop here, to start again if the source comes back.
	 * @param event what is told as the cause
	 */
	void suspend(ActorEvent event) {
		stop(event, stopped());
	}

	ActorSnapshot stopped() {
		return ActorSnapshot.of(ActorStatus.STOPPED, this.state.value());
	}

}
