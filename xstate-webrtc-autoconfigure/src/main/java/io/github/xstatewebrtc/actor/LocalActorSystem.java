package io.github.xstatewebrtc.actor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The actors of this JVM, and the place where what they do becomes known. Safe for use by
 * many threads.
 */
public final class LocalActorSystem {

	private static final Log logger = LogFactory.getLog(LocalActorSystem.class);

	/** Unique in the JVM: several systems may be inspected as one peer. */
	private static final AtomicLong SESSIONS = new AtomicLong();

	private final Object lock = new Object();

	private final Map<String, LocalActor> bySessionId = new ConcurrentHashMap<>();

	private final Map<String, LocalActor> bySystemId = new ConcurrentHashMap<>();

	private final List<ActorListener> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Add an actor and tell the listeners that it started.
	 * @param registration what it brings along
	 * @param state its state, with a context if the calling thread is the actor's own
	 * @return the actor
	 * @throws IllegalStateException if another actor has its system id
	 */
	public LocalActor register(ActorRegistration registration, ActorState state) {
		return register(registration, null, state);
	}

	/**
	 * Add an actor that another has started, and tell the listeners that it started.
	 * @param registration what it brings along
	 * @param parent the other, of this system; {@code null} if there is none
	 * @param state its state, with a context if the calling thread is the actor's own
	 * @return the actor
	 * @throws IllegalStateException if another actor has its system id
	 */
	public LocalActor register(ActorRegistration registration, @Nullable LocalActor parent, ActorState state) {
		LocalActor actor = new LocalActor("x:" + SESSIONS.getAndIncrement(), registration, parent);
		List<ActorListener> told;
		synchronized (this.lock) {
			String systemId = registration.systemId();
			if (systemId != null) {
				LocalActor other = this.bySystemId.putIfAbsent(systemId, actor);
				if (other != null) {
					throw new IllegalStateException("The system id '" + systemId + "' is taken by " + other
							+ ": give the new actor another name");
				}
			}
			this.bySessionId.put(actor.sessionId(), actor);
			told = List.copyOf(this.listeners);
		}
		told.forEach((listener) -> tell(listener, actor, (target) -> target.started(actor, state)));
		return actor;
	}

	/**
	 * Report that an actor received an event.
	 * @param actor the actor
	 * @param sourceId who sent it: the session id of an actor of this JVM, or
	 * {@code {peerId}/{sessionId}} of one elsewhere; {@code null} if no actor did, or
	 * none is known
	 * @param event the event
	 */
	public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
		for (ActorListener listener : this.listeners) {
			try {
				listener.received(actor, sourceId, event);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				failed(listener, actor, ex);
			}
		}
	}

	/**
	 * Report that an actor completed a transition.
	 * @param actor the actor
	 * @param event what caused it
	 * @param state the state after it
	 */
	public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
		for (ActorListener listener : this.listeners) {
			try {
				listener.transitioned(actor, event, state);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				failed(listener, actor, ex);
			}
		}
	}

	/**
	 * Report that an actor emitted an event.
	 * @param actor the actor
	 * @param event the event
	 */
	public void emitted(LocalActor actor, ActorEvent event) {
		this.listeners.forEach((listener) -> tell(listener, actor, (target) -> target.emitted(actor, event)));
	}

	/**
	 * Remove an actor and tell the listeners that it stopped. Does nothing if it is
	 * already removed.
	 * @param actor the actor
	 * @param event what caused it
	 * @param state the last state
	 */
	public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
		List<ActorListener> told;
		synchronized (this.lock) {
			if (!this.bySessionId.remove(actor.sessionId(), actor)) {
				return;
			}
			actor.stop();
			String systemId = actor.systemId();
			if (systemId != null) {
				this.bySystemId.remove(systemId, actor);
			}
			told = List.copyOf(this.listeners);
		}
		told.forEach((listener) -> tell(listener, actor, (target) -> target.stopped(actor, event, state)));
	}

	/**
	 * Return the actors that live now.
	 * @return the actors in no particular order
	 */
	public Collection<LocalActor> actors() {
		return List.copyOf(this.bySessionId.values());
	}

	/**
	 * Find an actor by what a message says in {@code to} (protocol, rules at the top).
	 * @param reference a session id, or {@code @} and a system id
	 * @return the actor, or {@code null} if none such lives here
	 */
	public @Nullable LocalActor find(String reference) {
		return reference.startsWith("@") ? this.bySystemId.get(reference.substring(1))
				: this.bySessionId.get(reference);
	}

	/**
	 * Add a listener. It is told at once of the actors that already live, without their
	 * contexts.
	 * @param listener the listener
	 */
	public void addListener(ActorListener listener) {
		synchronized (this.lock) {
			this.listeners.add(listener);
			for (LocalActor actor : this.bySessionId.values()) {
				tell(listener, actor, (target) -> target.started(actor, actor.snapshot()));
			}
		}
	}

	/**
	 * Remove a listener.
	 * @param listener the listener
	 */
	public void removeListener(ActorListener listener) {
		this.listeners.remove(listener);
	}

	private static void tell(ActorListener listener, LocalActor actor, Consumer<ActorListener> call) {
		try {
			call.accept(listener);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			failed(listener, actor, ex);
		}
	}

	private static void failed(ActorListener listener, LocalActor actor, Throwable ex) {
		logger.warn("The listener " + listener + " failed on " + actor + ", which is not affected", ex);
	}

}
