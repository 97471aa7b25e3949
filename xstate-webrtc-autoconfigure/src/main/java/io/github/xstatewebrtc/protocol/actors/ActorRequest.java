package io.github.xstatewebrtc.protocol.actors;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * What a peer wants of another's actors (protocol, section 4). Where one is named,
 * {@code to} is a session id, or {@code @} and a system id.
 */
public sealed interface ActorRequest {

	/**
	 * The {@code type} on the wire.
	 * @return the type
	 */
	String type();

	/**
	 * A request that is answered under its id.
	 */
	sealed interface Question extends ActorRequest {

		/**
		 * Return the id that the asker chose.
		 * @return an integer from 1, unique among the asker's open questions
		 */
		long id();

	}

	/**
	 * An event.
	 *
	 * @param type its type, 1 to 256 characters, not one of the machine's own
	 * @param payload its other members, a tree of maps, lists and scalars
	 */
	record Event(String type, Map<String, @Nullable Object> payload) {
	}

	/**
	 * Give an actor an event and hear nothing of it, unless it cannot be delivered.
	 *
	 * @param to the actor
	 * @param event the event
	 * @param origin where it comes from
	 */
	record Send(String to, Event event, Origin origin) implements ActorRequest {

		@Override
		public String type() {
			return "send";
		}

	}

	/**
	 * Give an actor an event and hear what became of it.
	 *
	 * @param id the id of the question
	 * @param to the actor
	 * @param event the event
	 * @param origin where it comes from
	 * @param timeout how long the asker waits
	 */
	record Ask(long id, String to, Event event, Origin origin, Duration timeout) implements Question {

		@Override
		public String type() {
			return "ask";
		}

	}

	/**
	 * Take an ask back, if its event has not been delivered yet.
	 *
	 * @param id the id of the ask
	 */
	record Cancel(long id) implements ActorRequest {

		@Override
		public String type() {
			return "cancel";
		}

	}

	/**
	 * Hear of an actor's snapshots.
	 *
	 * @param id the id of the question
	 * @param to the actor
	 */
	record Subscribe(long id, String to) implements Question {

		@Override
		public String type() {
			return "subscribe";
		}

	}

	/**
	 * Hear when an actor has stopped.
	 *
	 * @param id the id of the question
	 * @param to the actor
	 */
	record Watch(long id, String to) implements Question {

		@Override
		public String type() {
			return "watch";
		}

	}

	/**
	 * Hear which actors there are.
	 *
	 * @param id the id of the question
	 * @param query which are asked for
	 * @param watch whether to hear of changes too
	 */
	record Actors(long id, ActorQuery query, boolean watch) implements Question {

		@Override
		public String type() {
			return "actors";
		}

	}

	/**
	 * Hear no more of a subscription, or of a watch.
	 *
	 * @param id the id of the question that began it
	 */
	record Unsubscribe(long id) implements ActorRequest {

		@Override
		public String type() {
			return "unsubscribe";
		}

	}

	/**
	 * Start an actor.
	 *
	 * @param id the id of the question
	 * @param src which kind of actor
	 */
	record Spawn(long id, String src) implements Question {

		@Override
		public String type() {
			return "spawn";
		}

	}

	/**
	 * Stop an actor that the same peer spawned.
	 *
	 * @param id the id of the question
	 * @param to the actor
	 */
	record Stop(long id, String to) implements Question {

		@Override
		public String type() {
			return "stop";
		}

	}

}
