package io.github.xstatewebrtc.actor;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * An actor that lives in this JVM. Safe for use by many threads; it does not keep its
 * statechart from being collected.
 */
public final class LocalActor {

	private final String sessionId;

	private final ActorRegistration registration;

	private final @Nullable String parentId;

	private final String rootId;

	private volatile boolean stopped;

	// Ids, not the parent: one that is over may be collected.
	LocalActor(String sessionId, ActorRegistration registration, @Nullable LocalActor parent) {
		this.sessionId = sessionId;
		this.registration = registration;
		this.parentId = (parent != null) ? parent.sessionId : null;
		this.rootId = (parent != null) ? parent.rootId : sessionId;
	}

	/**
	 * Return the id that names this run of the actor.
	 * @return {@code x:0}, {@code x:1}, … unique in this JVM
	 */
	public String sessionId() {
		return this.sessionId;
	}

	/**
	 * Return the actor that started this one.
	 * @return its session id; {@code null} if none did, or it is not known
	 */
	public @Nullable String parentId() {
		return this.parentId;
	}

	/**
	 * Return the actor with which all began of which this one is part.
	 * @return its session id, this one's own if nothing is known to have started it
	 */
	public String rootId() {
		return this.rootId;
	}

	/**
	 * Return what people call the actor.
	 * @return the name
	 */
	public String name() {
		return this.registration.name();
	}

	/**
	 * Return the well-known name, unique in this JVM while the actor lives.
	 * @return the system id, or {@code null} if it has none
	 */
	public @Nullable String systemId() {
		return this.registration.systemId();
	}

	/**
	 * Return the name of the kind of actor.
	 * @return the source
	 */
	public String src() {
		return this.registration.src();
	}

	/**
	 * Return the XState machine config. It is made on every call.
	 * @return a tree of maps, lists and scalars, empty if there is none
	 */
	public Map<String, @Nullable Object> definition() {
		return this.registration.definition().get();
	}

	/**
	 * Return the current status and value.
	 * @return a snapshot without context, output and error
	 */
	public ActorSnapshot snapshot() {
		return this.registration.snapshot().get();
	}

	/**
	 * Give the actor an event. Returns at once.
	 * @param event the event
	 * @param delivery asked when it is the event's turn
	 * @return completes with what became of it, on any thread; as not delivered if the
	 * actor has stopped by then, also where its statechart has started again as another
	 */
	public CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
		return this.registration.receiver().receive(event, new WhileItLives(delivery));
	}

	/**
	 * Return whether the actor has stopped: known before any listener is told.
	 * @return whether it is no actor of its system any more
	 */
	public boolean isStopped() {
		return this.stopped;
	}

	void stop() {
		this.stopped = true;
	}

	@Override
	public String toString() {
		return "LocalActor[" + this.sessionId + ", " + name() + "]";
	}

	/**
	 * A delivery that comes to nothing once the actor has stopped.
	 */
	private final class WhileItLives implements Delivery {

		private final Delivery delivery;

		WhileItLives(Delivery delivery) {
			this.delivery = delivery;
		}

		@Override
		public boolean begins() {
			return !isStopped() && this.delivery.begins();
		}

		@Override
		public @Nullable String sourceId() {
			return this.delivery.sourceId();
		}

		@Override
		public @Nullable String sender() {
			return this.delivery.sender();
		}

		@Override
		public Scope enter() {
			return this.delivery.enter();
		}

	}

}
