package io.github.xstatewebrtc.protocol.actors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * What a peer is told that wants something of another's actors (protocol, section 4).
 * Snapshots and outputs are JSON already.
 */
public sealed interface ActorAnswer {

	/**
	 * Return the {@code type} on the wire.
	 * @return the type
	 */
	@JsonProperty
	String type();

	/**
	 * Write the message.
	 * @return a JSON object in UTF-8
	 */
	default byte[] bytes() {
		return ProtocolJson.mapper().writeValueAsBytes(this);
	}

	/**
	 * What an actor did with the event of an ask.
	 *
	 * @param id the id of the ask
	 * @param accepted whether the statechart took the event
	 * @param reason why not, as a sentence; {@code null} if it did
	 * @param value what the actor replied itself; {@code null} if it did not
	 * @param snapshot the snapshot after it; {@code null} for those who may not see it
	 */
	@JsonPropertyOrder("type")
	record Reply(long id, boolean accepted, @Nullable String reason, @JsonRawValue @Nullable String value,
			@JsonRawValue @Nullable String snapshot) implements ActorAnswer {

		@Override
		public String type() {
			return "reply";
		}

	}

	/**
	 * A question has come to nothing, and is over.
	 *
	 * @param id its id
	 * @param code why
	 * @param message a sentence for a person
	 */
	@JsonPropertyOrder("type")
	record Failure(long id, FailureCode code, String message) implements ActorAnswer {

		@Override
		public String type() {
			return "failure";
		}

	}

	/**
	 * A snapshot of an actor that is subscribed to.
	 *
	 * @param id the id of the subscription
	 * @param rev which one it is, from 1
	 * @param snapshot the snapshot
	 */
	@JsonPropertyOrder("type")
	record Snapshot(long id, long rev, @JsonRawValue String snapshot) implements ActorAnswer {

		@Override
		public String type() {
			return "snapshot";
		}

	}

	/**
	 * An actor that is subscribed to has emitted an event.
	 *
	 * @param id the id of the subscription
	 * @param event the event
	 */
	@JsonPropertyOrder("type")
	record Emitted(long id, @JsonRawValue String event) implements ActorAnswer {

		@Override
		public String type() {
			return "emitted";
		}

	}

	/**
	 * An actor has stopped, and so the subscription or watch is over.
	 *
	 * @param id its id
	 * @param status the actor's last status
	 * @param output what the actor produced; {@code null} if there is nothing, or the
	 * asker may not see it
	 */
	@JsonPropertyOrder("type")
	record Complete(long id, String status, @JsonRawValue @Nullable String output) implements ActorAnswer {

		@Override
		public String type() {
			return "complete";
		}

	}

	/**
	 * An actor that was asked for.
	 *
	 * @param id the id of the question
	 * @param change {@code listed}, {@code started}, {@code updated} or {@code stopped}
	 * @param actor the actor
	 */
	@JsonPropertyOrder("type")
	record Actor(long id, String change, ActorEntry actor) implements ActorAnswer {

		@Override
		public String type() {
			return "actor";
		}

	}

	/**
	 * All actors that are there have been told.
	 *
	 * @param id the id of the question
	 */
	@JsonPropertyOrder("type")
	record Listed(long id) implements ActorAnswer {

		@Override
		public String type() {
			return "listed";
		}

	}

	/**
	 * Events that were sent were not delivered.
	 *
	 * @param code why
	 * @param to where they were to go
	 * @param count how many
	 * @param message a sentence for a person
	 */
	@JsonPropertyOrder("type")
	record DeadLetter(FailureCode code, String to, long count, String message) implements ActorAnswer {

		@Override
		public String type() {
			return "dead-letter";
		}

	}

}
