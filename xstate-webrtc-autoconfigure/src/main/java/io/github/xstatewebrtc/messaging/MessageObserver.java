package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.actors.TraceContext;

/**
 * Sees the events that this application sends to actors and those that its actors
 * receive, to measure and trace them. Safe for use by many threads; nothing of it blocks.
 * What it throws is logged, and the events go on.
 */
public interface MessageObserver {

	/**
	 * Sees nothing, and costs nothing.
	 */
	MessageObserver NONE = new Unobserved();

	/**
	 * The application gives an actor an event, on the calling thread.
	 * @param operation how
	 * @param to where the actor is
	 * @param eventType the type of the event
	 * @return sees it through
	 */
	Sending sending(Operation operation, ActorAddress to, String eventType);

	/**
	 * An event has come for an actor of this JVM.
	 * @param operation how it was sent
	 * @param actor the actor
	 * @param eventType the type of the event, of the sender's choice
	 * @param trace in the course of what it was sent, or {@code null}
	 * @return sees it through
	 */
	Receiving receiving(Operation operation, LocalActor actor, String eventType, @Nullable TraceContext trace);

	/**
	 * How events are sent (protocol, section 4).
	 */
	enum Operation {

		/**
		 * Nothing is answered.
		 */
		SEND,

		/**
		 * What the actor did is answered.
		 */
		ASK

	}

	/**
	 * An event on its way to an actor.
	 */
	interface Sending {

		/**
		 * Return what the message says of the trace.
		 * @return the trace context, {@code null} if there is none
		 */
		@Nullable TraceContext trace();

		/**
		 * It is over: taken by the other peer, or answered. Called once, on any thread.
		 * @param accepted what an answer says, {@code null} if there is none
		 * @param failure why it came to nothing, {@code null} if it did not
		 */
		void ended(@Nullable Boolean accepted, @Nullable Throwable failure);

	}

	/**
	 * An event on its way through a mailbox and an actor.
	 */
	interface Receiving {

		/**
		 * The calling thread is about to give the actor the event.
		 * @return closed when it comes back
		 */
		Delivery.Scope enter();

		/**
		 * It is over. Called once, on any thread.
		 * @param receipt what became of it
		 */
		void ended(Receipt receipt);

	}

}
