package io.github.xstatewebrtc.inspection;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;

/**
 * What became of an event that a peer sent, where its actor's own story does not tell it
 * (protocol, section 5). Immutable; says nothing of what it holds in its string.
 */
public sealed interface Notice {

	/**
	 * Return whose notice it is.
	 * @return the actor, {@code null} if there is none
	 */
	@Nullable LocalActor actor();

	/**
	 * Return what is captured of it, before it is told.
	 * @return its event
	 */
	ActorEvent event();

	/**
	 * An actor has dealt with the event of an ask, and what it did was answered.
	 *
	 * @param actor the actor
	 * @param targetId who asked, as {@code {peerId}/{sessionId}}
	 * @param eventType the type of the event
	 * @param accepted whether it took the event; {@code null} if the ask failed
	 * @param value what it replied itself, or {@code null}
	 * @param code why the ask failed, or {@code null}
	 * @param message why it failed or was not accepted, as a sentence, or {@code null}
	 */
	record Reply(LocalActor actor, String targetId, String eventType, @Nullable Boolean accepted,
			@Nullable Object value, @Nullable String code, @Nullable String message) implements Notice {

		static final String VALUE = "value";

		@Override
		public ActorEvent event() {
			Map<String, @Nullable Object> payload = new HashMap<>();
			if (this.value != null) {
				payload.put(VALUE, this.value);
			}
			return ActorEvent.of(this.eventType, payload);
		}

		@Override
		public String toString() {
			return "Reply[" + this.eventType + " of " + this.actor + " to " + this.targetId + "]";
		}

	}

	/**
	 * An event has reached no actor.
	 *
	 * @param actor whom it was for, {@code null} if there is none
	 * @param sourceId who sent it, as {@code {peerId}/{sessionId}}
	 * @param to whom it was for in the sender's words
	 * @param event the event
	 * @param code why, as a failure code
	 * @param message why, as a sentence
	 */
	record DeadLetter(@Nullable LocalActor actor, String sourceId, String to, ActorEvent event, String code,
			String message) implements Notice {

		@Override
		public String toString() {
			return "DeadLetter[" + this.event.type() + " from " + this.sourceId + ", " + this.code + "]";
		}

	}

}
